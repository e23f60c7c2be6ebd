package dev.cajal.io.dataset;

import dev.cajal.io.file.ByteSource;
import dev.cajal.io.idx.Idx;
import dev.cajal.nn.data.ByteFeatures;
import dev.cajal.nn.data.ClassTargets;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.DataSource;
import dev.cajal.nn.data.Dataset;
import dev.cajal.nn.data.FileFormatException;
import dev.cajal.nn.data.PixelEncoder;
import dev.cajal.nn.data.Quoted;
import dev.cajal.nn.data.Task;
import dev.cajal.shape.Shape;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Images and labels in the four IDX files of the MNIST family: {@code train-images-idx3-ubyte},
 * {@code train-labels-idx1-ubyte}, {@code t10k-images-idx3-ubyte}, {@code t10k-labels-idx1-ubyte},
 * each as it is or with {@code .gz}, the hyphen before {@code idx} as it is or a point.
 */
final class ImageFolder {
  static final List<String> FILES =
      List.of(
          "train-images-idx3-ubyte",
          "train-labels-idx1-ubyte",
          "t10k-images-idx3-ubyte",
          "t10k-labels-idx1-ubyte");
  private static final int BRIGHTEST = 255;

  private ImageFolder() {}

  /** Whether the folder holds at least one of the files. */
  static boolean holdsAny(Path folder) {
    return FILES.stream().anyMatch(name -> find(folder, name).isPresent());
  }

  private static Optional<Path> find(Path folder, String name) {
    String dotted = name.replace("-idx", ".idx");
    return Stream.of(name, name + ".gz", dotted, dotted + ".gz")
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /**
   * Reads the four files.
   *
   * @param name what messages call the set
   * @param classNames names of the labels from 0 on; if empty, the labels themselves
   * @throws DataException if a file is missing, is damaged or does not fit the others
   */
  static LoadedData load(String name, Path folder, List<String> classNames) {
    List<ByteSource> files = new ArrayList<>();
    for (String file : FILES) {
      Path found = find(folder, file).orElseThrow(() -> missing(folder, file));
      files.add(ByteSource.of(found));
    }
    // Digests take as long as reading: one thread for each.
    CompletableFuture<String> digests =
        CompletableFuture.supplyAsync(
            () -> files.stream().map(ByteSource::sha256).collect(Collectors.joining()));
    byte[] labels = labels(files.get(1));
    byte[] testLabels = labels(files.get(3));
    List<String> names = classNames.isEmpty() ? numbered(labels, testLabels) : classNames;
    Dataset training = part(name, files.get(0), files.get(1), labels, names);
    Dataset test = part(name + " (test)", files.get(2), files.get(3), testLabels, names);
    PixelEncoder encoder = new PixelEncoder(training.sampleShape(), BRIGHTEST);
    ByteSource all = ByteSource.of(name, joined(digests).getBytes(StandardCharsets.US_ASCII));
    return new LoadedData(
        new DataSource.Images(encoder, training, Optional.of(test)), all.sha256());
  }

  private static String joined(CompletableFuture<String> digests) {
    try {
      return digests.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof DataException problem ? problem : e;
    }
  }

  private static DataException missing(Path folder, String file) {
    return new DataException(
        "%s: the file %s, as it is or with .gz, is missing; the set needs %s"
            .formatted(folder, file, String.join(", ", FILES)));
  }

  private static byte[] labels(ByteSource file) {
    Idx idx = Idx.read(file);
    if (idx.shape().rank() != 1 || idx.shape().size() == 0) {
      throw new FileFormatException(
          file.name(), "labels must have one axis, not empty; found shape " + idx.shape());
    }
    return idx.bytes();
  }

  private static List<String> numbered(byte[] labels, byte[] testLabels) {
    int largest = 1;
    for (byte[] part : List.of(labels, testLabels)) {
      for (byte label : part) {
        largest = Math.max(largest, label & 0xff);
      }
    }
    return IntStream.rangeClosed(0, largest).mapToObj(Integer::toString).toList();
  }

  private static Dataset part(
      String name, ByteSource imageFile, ByteSource labelFile, byte[] labels, List<String> names) {
    Idx images = Idx.read(imageFile);
    Shape shape = images.shape();
    if ((shape.rank() != 3 && shape.rank() != 4) || shape.size() == 0) {
      throw new FileFormatException(
          imageFile.name(),
          "images must have the axes count, height, width and, if there are several, channels;"
              + " found shape "
              + shape);
    }
    if (shape.dim(0) != labels.length) {
      throw new FileFormatException(
          imageFile.name(),
          "every image needs one label; found %d images and, in %s, %d labels"
              .formatted(shape.dim(0), labelFile.name(), labels.length));
    }
    int[] codes = new int[labels.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = labels[i] & 0xff;
      if (codes[i] >= names.size()) {
        throw new FileFormatException(
            labelFile.name(),
            "labels must lie in 0 to %d, for the classes %s; number %d is %d"
                .formatted(names.size() - 1, Quoted.list(names), i + 1, codes[i]));
      }
    }
    Shape sample = Shape.of(shape.dim(1), shape.dim(2), shape.rank() == 4 ? shape.dim(3) : 1);
    return new Dataset(
        name,
        names.size() == 2 ? Task.BINARY : Task.CLASSIFICATION,
        ByteFeatures.wrap(images.bytes(), sample),
        ClassTargets.of(names, codes),
        new PixelEncoder(sample, BRIGHTEST).featureNames());
  }
}
