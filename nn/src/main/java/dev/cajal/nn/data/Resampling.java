package dev.cajal.nn.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How a training part gets as many samples of every class. */
public enum Resampling {
  /** Samples of the smaller classes occur more than once. */
  OVER,
  /** Samples of the larger classes are left out. */
  UNDER;

  /** The name in lower case, as it appears in options and files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The resampling with this name, in any case.
   *
   * @throws DataException if there is none, with the names that exist
   */
  public static Resampling parse(String name) {
    List<String> labels = Arrays.stream(values()).map(Resampling::label).toList();
    return Choices.of("resample", name, labels, List.of(values()));
  }

  /**
   * The samples of a data set with as many of every class, in the order in which they were.
   *
   * @param seed of what is chosen
   * @throws DataException if the targets are numbers
   */
  public Dataset apply(Dataset dataset, long seed) {
    return switch (dataset.targets()) {
      case ClassTargets classes -> dataset.rows(rows(classes, seed));
      case ValueTargets _ ->
          throw new DataException(
              "resample %s: needs classes; the target of %s is a number"
                  .formatted(label(), dataset.name()));
    };
  }

  private int[] rows(ClassTargets targets, long seed) {
    int[] counts = targets.counts();
    int wanted =
        this == OVER
            ? Arrays.stream(counts).max().orElse(0)
            : Arrays.stream(counts).filter(count -> count > 0).min().orElse(0);
    return IntStream.range(0, counts.length)
        .flatMap(code -> Arrays.stream(chosen(targets, code, wanted, seed)))
        .sorted()
        .toArray();
  }

  /** Every sample of the class as often as it goes, and the rest at random. */
  private static int[] chosen(ClassTargets targets, int code, int wanted, long seed) {
    int[] rows = IntStream.range(0, targets.size()).filter(r -> targets.code(r) == code).toArray();
    if (rows.length == 0) {
      return rows;
    }
    int[] order = Permutation.of(rows.length, seed, code);
    return IntStream.range(0, wanted).map(i -> rows[order[i % rows.length]]).toArray();
  }
}
