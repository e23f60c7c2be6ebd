package dev.cajal.nn.data.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A row that a {@link Generator} made: numbers and, where there are classes, a label. */
public final class GeneratedRow {
  private final double[] values;
  private final Optional<String> label;

  private GeneratedRow(double[] values, Optional<String> label) {
    this.values = values;
    this.label = label;
  }

  static GeneratedRow of(String label, double... values) {
    return new GeneratedRow(values, Optional.of(label));
  }

  static GeneratedRow of(double... values) {
    return new GeneratedRow(values, Optional.empty());
  }

  /** The numbers in the order of the columns, a fresh array. */
  public double[] values() {
    return values.clone();
  }

  /** The class, if there is one. */
  public Optional<String> label() {
    return label;
  }

  /** All fields in the order of the columns, as text. */
  public List<String> texts() {
    List<String> texts = new ArrayList<>();
    Arrays.stream(values).forEach(value -> texts.add(text(value)));
    label.ifPresent(texts::add);
    return texts;
  }

  private static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
