package dev.cajal.nn.data;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A class per sample, as the position of its name in a list of class names. */
public final class ClassTargets implements Targets {
  private final int[] codes;
  private final List<String> names;

  private ClassTargets(int[] codes, List<String> names) {
    this.codes = codes;
    this.names = names;
  }

  /**
   * Targets with a copy of these codes.
   *
   * @throws DataException if a code is no position in the names
   */
  public static ClassTargets of(List<String> names, int... codes) {
    for (int row = 0; row < codes.length; row++) {
      if (codes[row] < 0 || codes[row] >= names.size()) {
        throw new DataException(
            "targets: class codes must lie in 0 to %d, the positions of the class names;"
                    .formatted(names.size() - 1)
                + " sample %d has %d".formatted(row + 1, codes[row]));
      }
    }
    return new ClassTargets(codes.clone(), List.copyOf(names));
  }

  @Override
  public int size() {
    return codes.length;
  }

  /** The class names. */
  public List<String> names() {
    return names;
  }

  /** The class of a sample. */
  public int code(int row) {
    return codes[row];
  }

  /** The classes of all samples, a fresh array. */
  public int[] codes() {
    return codes.clone();
  }

  /** Copies the classes of {@code rows[from]} to {@code rows[from + count − 1]}. */
  public void gather(int[] rows, int from, int count, int[] out) {
    for (int i = 0; i < count; i++) {
      out[i] = codes[rows[from + i]];
    }
  }

  /** How many samples each class has. */
  public int[] counts() {
    int[] counts = new int[names.size()];
    for (int code : codes) {
      counts[code]++;
    }
    return counts;
  }

  @Override
  public ClassTargets rows(int... rows) {
    return new ClassTargets(Arrays.stream(rows).map(row -> codes[row]).toArray(), names);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClassTargets targets
        && names.equals(targets.names)
        && Arrays.equals(codes, targets.codes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(names, Arrays.hashCode(codes));
  }

  @Override
  public String toString() {
    return codes.length + " targets of classes " + Quoted.list(names);
  }
}
