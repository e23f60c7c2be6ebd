package dev.cajal.io.stream;

import dev.cajal.io.csv.CsvOptions;
import dev.cajal.io.csv.CsvStream;
import dev.cajal.io.file.ByteSource;
import dev.cajal.io.file.FileProblem;
import dev.cajal.nn.data.ClassTargets;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Dataset;
import dev.cajal.nn.data.FeatureEncoder;
import dev.cajal.nn.data.FeatureSettings;
import dev.cajal.nn.data.FloatFeatures;
import dev.cajal.nn.data.Preprocessing;
import dev.cajal.nn.data.Table;
import dev.cajal.nn.data.TableStream;
import dev.cajal.nn.data.TargetEncoder;
import dev.cajal.nn.data.Targets;
import dev.cajal.nn.data.Task;
import dev.cajal.nn.data.ValueTargets;
import dev.cajal.nn.train.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The parts of a table, such as a CSV file, that need not fit into memory.
 *
 * <p>After the reading that finds columns and their kinds, one pass fits the preprocessing and one
 * writes the encoded samples of each part into a temporary folder, which {@link #close} deletes;
 * epochs read only that. It needs four bytes for each feature of each row. A row's part depends on
 * its number and the seed alone.
 */
public final class StreamedData implements AutoCloseable {
  private static final int MOST_ENCODED_BYTES = 1 << 26;

  private final String name;
  private final StreamedFit.Result fit;
  private final Written written;
  private final int rows;
  private final Path folder;

  private StreamedData(
      String name, StreamedFit.Result fit, Written written, int rows, Path folder) {
    this.name = name;
    this.fit = fit;
    this.written = written;
    this.rows = rows;
    this.folder = folder;
  }

  /**
   * What is wanted of a file.
   *
   * @param target name or position of the target column; the last if empty
   * @param task what is to be learnt; if empty what the target suggests
   * @param features how columns become features
   * @param validation share of the rows, 0 for none
   * @param test share of the rows, 0 for none
   * @param seed of the division
   * @param window samples among which the next one of an epoch is chosen
   */
  public record Plan(
      Optional<String> target,
      Optional<Task> task,
      FeatureSettings features,
      double validation,
      double test,
      long seed,
      int window) {
    /** Checks that nothing is null. */
    public Plan {
      Objects.requireNonNull(target, "target");
      Objects.requireNonNull(task, "task");
      Objects.requireNonNull(features, "features");
    }
  }

  /**
   * Reads a file.
   *
   * @throws DataException if it cannot be learnt from as planned, naming file, line and column
   */
  public static StreamedData read(ByteSource source, CsvOptions options, Plan plan) {
    return read(CsvStream.open(source, options), plan);
  }

  /**
   * Reads a table that comes in pieces.
   *
   * @throws DataException if it cannot be learnt from as planned, naming line and column
   */
  public static StreamedData read(TableStream table, Plan plan) {
    RowDivision division = new RowDivision(plan.validation(), plan.test(), plan.seed());
    StreamedFit.Result found = fit(table, division, plan);
    List<String> notes = new ArrayList<>(table.notes());
    notes.addAll(found.notes());
    Path folder = temporary();
    try {
      Written written = write(table, found.preprocessing(), division, folder, plan.window(), notes);
      return new StreamedData(
          table.name(),
          new StreamedFit.Result(found.preprocessing(), List.copyOf(notes)),
          written,
          table.rows(),
          folder);
    } catch (RuntimeException | Error e) {
      delete(folder);
      throw e;
    }
  }

  private static StreamedFit.Result fit(TableStream table, RowDivision division, Plan plan) {
    StreamedFit fit = new StreamedFit(division, table.rows(), plan.target(), plan.task());
    table.forEach(fit::add);
    return fit.finish(plan.features());
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("cajal-samples-");
    } catch (IOException e) {
      throw FileProblem.of(System.getProperty("java.io.tmpdir"), "write into", e);
    }
  }

  /**
   * The samples on disk.
   *
   * @param parts that have any
   * @param classCounts of the training part, empty where numbers are learnt
   */
  private record Written(Map<RowDivision.Part, SampleFile> parts, int... classCounts) {}

  private static Written write(
      TableStream stream,
      Preprocessing preprocessing,
      RowDivision division,
      Path folder,
      int window,
      List<String> notes) {
    Map<RowDivision.Part, SampleFile.Writer> writers = new EnumMap<>(RowDivision.Part.class);
    try {
      for (RowDivision.Part part : RowDivision.Part.values()) {
        writers.put(part, SampleFile.writer(folder.resolve(part.name()), window));
      }
      List<String> unknown = new ArrayList<>();
      int[] classCounts = new int[classes(preprocessing).size()];
      int most = mostEncoded(preprocessing);
      int[] row = {0};
      stream.forEach(
          piece -> {
            int first = row[0];
            row[0] += piece.rows();
            for (RowDivision.Part part : RowDivision.Part.values()) {
              int[] chosen =
                  IntStream.range(0, piece.rows())
                      .filter(i -> division.part(first + i) == part)
                      .toArray();
              for (int from = 0; from < chosen.length; from += most) {
                int to = Math.min(chosen.length, from + most);
                Table table = piece.rows(Arrays.copyOfRange(chosen, from, to));
                Dataset encoded = preprocessing.dataset(table, unknown::add);
                writers.get(part).add(Samples.of(encoded));
                if (part == RowDivision.Part.TRAINING) {
                  count(encoded.targets(), classCounts);
                }
              }
            }
            unknown.subList(Math.min(1, unknown.size()), unknown.size()).clear();
          });
      notes.addAll(unknown);
      Map<RowDivision.Part, SampleFile> parts = new EnumMap<>(RowDivision.Part.class);
      writers.forEach(
          (part, writer) -> {
            if (writer.size() > 0) {
              parts.put(part, writer.finish());
            }
          });
      if (!parts.containsKey(RowDivision.Part.TRAINING)) {
        throw new DataException(
            "%s: no row is left to learn from; found %d rows"
                .formatted(stream.name(), stream.rows()));
      }
      return new Written(parts, classCounts);
    } finally {
      writers.values().forEach(SampleFile.Writer::close);
    }
  }

  private static int mostEncoded(Preprocessing preprocessing) {
    long bytes = (long) Float.BYTES * preprocessing.features().sampleShape().size();
    return (int) Math.max(1, MOST_ENCODED_BYTES / bytes);
  }

  private static void count(Targets targets, int... counts) {
    if (targets instanceof ClassTargets classes) {
      int[] found = classes.counts();
      for (int k = 0; k < found.length; k++) {
        counts[k] += found[k];
      }
    }
  }

  private static List<String> classes(Preprocessing preprocessing) {
    return switch (preprocessing.target()) {
      case TargetEncoder.Classes classes -> classes.labels();
      case TargetEncoder.Values _ -> List.of();
    };
  }

  /** Fitted on the training rows, see {@link Plan}. */
  public Preprocessing preprocessing() {
    return fit.preprocessing();
  }

  /** The names of the classes, empty where numbers are learnt. */
  public List<String> classNames() {
    return classes(preprocessing());
  }

  /** How many training rows each class has, empty where numbers are learnt. */
  public int[] classCounts() {
    return written.classCounts().clone();
  }

  /** Sentences that a user should read. */
  public List<String> notes() {
    return fit.notes();
  }

  /** The number of rows of all parts. */
  public int rows() {
    return rows;
  }

  /** Samples to learn from. */
  public SampleFile training() {
    return written.parts().get(RowDivision.Part.TRAINING);
  }

  /** Samples to choose by, if there are any. */
  public Optional<SampleFile> validation() {
    return Optional.ofNullable(written.parts().get(RowDivision.Part.VALIDATION));
  }

  /** Samples to judge by, if there are any. */
  public Optional<SampleFile> test() {
    return Optional.ofNullable(written.parts().get(RowDivision.Part.TEST));
  }

  /** A part as a data set in memory. */
  public Dataset dataset(SampleFile part) {
    return dataset(part, part.size());
  }

  /** The first samples of a part as a data set in memory. */
  public Dataset dataset(SampleFile part, int count) {
    Samples samples = part.first(count);
    FeatureEncoder encoder = preprocessing().features();
    Targets targets =
        switch (preprocessing().target()) {
          case TargetEncoder.Classes classes ->
              ClassTargets.of(classes.labels(), samples.get(Samples.TARGET).buffer().ints());
          case TargetEncoder.Values _ ->
              ValueTargets.of(samples.get(Samples.TARGET).buffer().floats());
        };
    FloatFeatures features =
        FloatFeatures.wrap(samples.get(Samples.INPUT).buffer().floats(), encoder.sampleShape());
    return new Dataset(name, preprocessing().task(), features, targets, encoder.featureNames());
  }

  /** Deletes the temporary folder; the samples cannot be read any more. */
  @Override
  public void close() {
    delete(folder);
  }

  private static void delete(Path folder) {
    try {
      for (RowDivision.Part part : RowDivision.Part.values()) {
        Files.deleteIfExists(folder.resolve(part.name()));
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw FileProblem.of(folder.toString(), "delete", e);
    }
  }
}
