package dev.cajal.app.lab.errata;

import dev.cajal.Tensor;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.NumberText;
import dev.cajal.shape.ShapeException;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A table of what is printed beside what holds. */
final class Slips {
  private final Notebook.Rows rows;

  Slips(Notebook notebook) {
    this.rows =
        notebook.table("As printed and corrected", "id", "computed", "as printed", "corrected");
  }

  /** Adds a row; numbers, arrays of numbers, tensors and sentences may stand in the last two. */
  void row(String id, String computed, Object printed, Object corrected) {
    rows.row(id, computed, text(printed), text(corrected));
  }

  private static String text(Object cell) {
    return switch (cell) {
      case Double number when number.isNaN() -> "not a number";
      case Double number when number.isInfinite() -> "infinite";
      case Double number -> NumberText.of(number, 10);
      case double[] numbers ->
          Arrays.stream(numbers).mapToObj(Slips::text).collect(Collectors.joining(", "));
      case Tensor tensor -> text(tensor.toDoubles());
      default -> cell.toString();
    };
  }

  /** What a product of these shapes gives, or that it does not exist. */
  static String product(Supplier<Tensor> product) {
    try {
      int[] dims = product.get().shape().dims();
      return Arrays.stream(dims).mapToObj(n -> "" + n).collect(Collectors.joining(" × "));
    } catch (ShapeException e) {
      return "refused: " + e.getMessage();
    }
  }
}
