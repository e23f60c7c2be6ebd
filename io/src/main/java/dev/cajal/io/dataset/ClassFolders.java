package dev.cajal.io.dataset;

import dev.cajal.io.file.ByteSource;
import dev.cajal.io.image.ImageFiles;
import dev.cajal.io.image.ImageForm;
import dev.cajal.nn.data.ByteFeatures;
import dev.cajal.nn.data.ClassTargets;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.DataSource;
import dev.cajal.nn.data.Dataset;
import dev.cajal.nn.data.PixelEncoder;
import dev.cajal.nn.data.Quoted;
import dev.cajal.nn.data.Task;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Images in one folder for each class, which has the class's name. Classes and images are in the
 * order of their names.
 */
final class ClassFolders {
  private ClassFolders() {}

  /** Whether there are folders in the folder. */
  static boolean holdsAny(Path folder) {
    return ImageFiles.list(folder).stream().anyMatch(Files::isDirectory);
  }

  /** Whether there are folders with images in the folder. */
  static boolean holdsClasses(Path folder) {
    return ImageFiles.list(folder).stream()
        .anyMatch(entry -> Files.isDirectory(entry) && holdsImages(entry));
  }

  /** Whether there are images in the folder itself. */
  static boolean holdsImages(Path folder) {
    return ImageFiles.list(folder).stream()
        .anyMatch(entry -> Files.isRegularFile(entry) && ImageFiles.isImage(entry));
  }

  /**
   * Reads the images.
   *
   * @param name what messages call the set
   * @throws DataException if there are fewer than two classes, one has no image, or a file is none
   */
  static LoadedData load(String name, Path folder, ImageForm form) {
    List<Path> folders = folders(folder);
    List<String> found = folders.stream().map(path -> path.getFileName().toString()).toList();
    List<String> names = form.classes().isEmpty() ? found : form.classes();
    if (names.size() < 2) {
      throw new DataException(
          "%s: expected at least two classes, one folder each; found only %s"
              .formatted(folder, Quoted.list(names)));
    }
    List<Path> files = new ArrayList<>();
    List<Integer> codes = new ArrayList<>();
    StringBuilder content = new StringBuilder();
    for (int i = 0; i < folders.size(); i++) {
      List<Path> images = images(folders.get(i));
      int code = names.indexOf(found.get(i));
      if (code < 0) {
        throw new DataException(
            "%s: expected folders of the classes %s; found %s"
                .formatted(folder, Quoted.list(names), Quoted.of(found.get(i))));
      }
      for (Path image : images) {
        files.add(image);
        codes.add(code);
        content.append(found.get(i)).append('/').append(image.getFileName()).append('\n');
      }
    }
    ByteFeatures features = ImageFiles.read(files, form);
    PixelEncoder encoder = new PixelEncoder(features.sampleShape(), form.brightest());
    Dataset images =
        new Dataset(
            name,
            names.size() == 2 ? Task.BINARY : Task.CLASSIFICATION,
            features,
            ClassTargets.of(names, codes.stream().mapToInt(Integer::intValue).toArray()),
            encoder.featureNames());
    content.append(ImageFiles.digests(files));
    ByteSource all = ByteSource.of(name, content.toString().getBytes(StandardCharsets.UTF_8));
    return new LoadedData(new DataSource.Images(encoder, images, Optional.empty()), all.sha256());
  }

  private static List<Path> folders(Path folder) {
    List<Path> folders = new ArrayList<>();
    for (Path entry : ImageFiles.list(folder)) {
      if (Files.isDirectory(entry)) {
        folders.add(entry);
      } else if (ImageFiles.isImage(entry)) {
        throw new DataException(
            entry + ": the image lies beside the folders of the classes; move it into one of them");
      }
    }
    return folders;
  }

  private static List<Path> images(Path folder) {
    List<Path> images = ImageFiles.list(folder);
    if (images.isEmpty()) {
      throw new DataException(
          folder + ": the class has no image; put some into its folder, or remove it");
    }
    for (Path image : images) {
      if (Files.isDirectory(image)) {
        throw new DataException(
            "%s: is a folder in that of the class %s; expected images only"
                .formatted(image, Quoted.of(String.valueOf(folder.getFileName()))));
      }
    }
    return images;
  }
}
