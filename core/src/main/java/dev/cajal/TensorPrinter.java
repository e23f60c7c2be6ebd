package dev.cajal;

import dev.cajal.kernel.Buffer;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/** Writes computed values as nested brackets. */
final class TensorPrinter {
  /** Tensors with more elements are not printed in full. */
  static final int LARGEST = 1_000;

  private static final int MOST_LINES = 40;

  private final Buffer values;
  private final Shape shape;
  private final StringBuilder text = new StringBuilder();
  private int next;

  private TensorPrinter(Buffer values, Shape shape) {
    this.values = values;
    this.shape = shape;
  }

  static String print(Buffer values, Shape shape) {
    TensorPrinter printer = new TensorPrinter(values, shape);
    printer.append(0);
    return printer.text.toString();
  }

  /** The text with its middle left out where it has very many lines. */
  static String shortened(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() <= MOST_LINES) {
      return text;
    }
    int kept = MOST_LINES / 2;
    List<String> shown = new ArrayList<>(lines.subList(0, kept));
    shown.add("… %d more lines …".formatted(lines.size() - 2 * kept));
    shown.addAll(lines.subList(lines.size() - kept, lines.size()));
    return String.join("\n", shown);
  }

  private void append(int axis) {
    if (axis == shape.rank()) {
      text.append(element(next++));
      return;
    }
    text.append('[');
    for (int i = 0; i < shape.dim(axis); i++) {
      if (i > 0) {
        text.append(axis == shape.rank() - 1 ? ", " : ",\n" + " ".repeat(axis + 1));
      }
      append(axis + 1);
    }
    text.append(']');
  }

  private String element(int index) {
    return switch (values.dtype()) {
      case F32 -> Float.toString((float) values.doubleAt(index));
      case F64 -> Double.toString(values.doubleAt(index));
      case I32, U8 -> Integer.toString((int) values.doubleAt(index));
      case BOOL -> Boolean.toString(values.doubleAt(index) != 0);
    };
  }
}
