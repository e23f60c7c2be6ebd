package dev.cajal.nn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaskTest {

  private static Task infer(double... values) {
    return Task.infer(NumericColumn.of("y", values));
  }

  @Test
  void infer_text_countsLabelsThatOccur() {
    assertThat(Task.infer(CategoricalColumn.ofTexts("y", List.of("a", "b"))))
        .isEqualTo(Task.BINARY);
    assertThat(Task.infer(CategoricalColumn.ofTexts("y", List.of("a", "b", "c"))))
        .isEqualTo(Task.CLASSIFICATION);
    assertThat(Task.infer(CategoricalColumn.of("y", List.of("a", "b", "c"), 0, 2)))
        .isEqualTo(Task.BINARY);
  }

  @Test
  void infer_fewWholeNumbers_classes() {
    assertThat(infer(0, 1, 1, 0)).isEqualTo(Task.BINARY);
    assertThat(infer(0, 1)).isEqualTo(Task.BINARY);
    assertThat(infer(-0.0, 0.0, 1)).isEqualTo(Task.BINARY);
    assertThat(infer(0, 1, 2, 0, 1, 2)).isEqualTo(Task.CLASSIFICATION);
  }

  @Test
  void infer_numbersThatAreQuantities_regression() {
    assertThat(infer(0, 0.5, 1, 0, 0.5, 1)).isEqualTo(Task.REGRESSION);
    assertThat(infer(1, 3, 5, 7)).isEqualTo(Task.REGRESSION);
    assertThat(infer(IntStream.range(0, 210).mapToDouble(i -> i % 21).toArray()))
        .isEqualTo(Task.REGRESSION);
    assertThat(infer(IntStream.range(0, 200).mapToDouble(i -> i % 20).toArray()))
        .isEqualTo(Task.CLASSIFICATION);
    assertThat(infer(DoubleStream.iterate(1e300, x -> x).limit(10).toArray()))
        .isEqualTo(Task.REGRESSION);
  }

  @Test
  void parse_anyCase_orNearest() {
    assertThat(Task.parse("Regression")).isEqualTo(Task.REGRESSION);
    assertThatThrownBy(() -> Task.parse("regresion"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "task: expected one of binary, classification, regression; found \"regresion\"; did you"
                + " mean \"regression\"?");
    assertThatThrownBy(() -> Task.parse("x"))
        .hasMessage("task: expected one of binary, classification, regression; found \"x\"");
  }

  @Test
  void prepare_wholeNumbersNotFrom0_saysThatTheyAreClasses() {
    double[] rooms = new double[40];
    double[] codes = new double[40];
    for (int row = 0; row < rooms.length; row++) {
      rooms[row] = 1 + row % 5;
      codes[row] = row % 5;
    }
    Preparation preparation = Preparation.of(0.1, 0.2, 1);

    assertThat(preparation.prepare(tabular(rooms)).notes())
        .containsExactly(
            "\"y\" is learned as one of 5 classes, since its numbers are whole and few; --task"
                + " regression learns it as a number");
    assertThat(preparation.prepare(tabular(codes)).notes()).isEmpty();
    assertThat(preparation.withTask(Task.CLASSIFICATION).prepare(tabular(rooms)).notes()).isEmpty();
  }

  private static DataSource.Tabular tabular(double... target) {
    double[] x = new double[target.length];
    for (int row = 0; row < x.length; row++) {
      x[row] = Math.sin(row);
    }
    Table table = Table.of("t", NumericColumn.of("x", x), NumericColumn.of("y", target));
    return new DataSource.Tabular(table, "y");
  }
}
