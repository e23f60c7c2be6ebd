package dev.cajal.nn.data.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.nn.data.CategoricalColumn;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.NumericColumn;
import dev.cajal.nn.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GeneratorTest {
  private static double value(Table table, int column, int row) {
    return ((NumericColumn) table.columns().get(column)).value(row);
  }

  private static List<List<String>> texts(Generator generator, int rows, long seed) {
    List<List<String>> texts = new ArrayList<>();
    generator.forEach(rows, generator.usualNoise(), seed, row -> texts.add(row.texts()));
    return texts;
  }

  @ParameterizedTest
  @EnumSource
  void forEach_anyNumberOfRows_beginsAlike(Generator generator) {
    List<List<String>> many = texts(generator, 2100, 7);
    assertThat(many).hasSize(2100);
    assertThat(texts(generator, 5, 7)).isEqualTo(many.subList(0, 5));
    assertThat(texts(generator, 5, 8)).isNotEqualTo(many.subList(0, 5));
    assertThat(many.stream().distinct()).hasSize(2100);
  }

  @ParameterizedTest
  @EnumSource
  void table_holdsTheSameRows(Generator generator) {
    Table table = generator.table(50, generator.usualNoise(), 3);
    assertThat(table.names()).isEqualTo(generator.columns());
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      int current = row;
      rows.add(table.columns().stream().map(column -> column.text(current)).toList());
    }
    assertThat(rows).isEqualTo(texts(generator, 50, 3));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REGRESSION")
  void table_classes_areOfEqualSize(Generator generator) {
    int classes = generator.classes().size();
    Table table = generator.table(60 * classes, 0.1, 1);
    CategoricalColumn column = (CategoricalColumn) table.column("class");
    assertThat(column.labels()).containsExactlyInAnyOrderElementsOf(generator.classes());
    for (String label : column.labels()) {
      assertThat(IntStream.range(0, table.rows()).filter(r -> column.text(r).equals(label)))
          .hasSize(60);
    }
  }

  @Test
  void firstRows_neverChange() {
    // The bytes of a seed are a promise: files made with older versions can be made again.
    assertThat(texts(Generator.MOONS, 3, 1)).hasToString(MOONS);
    assertThat(texts(Generator.REGRESSION, 1, 1)).hasToString(REGRESSION);
  }

  private static final String MOONS =
      "[[-0.693191, 0.685698, upper], [0.125164, 0.196986, lower], [-0.865517, 0.023769, upper]]";
  private static final String REGRESSION =
      "[[0.699401, 0.421702, 0.634604, 0.027957, 0.00444, 7.137197]]";

  @Test
  void withoutNoise_pointsLieOnTheCurves() {
    Table moons = Generator.MOONS.table(200, 0, 1);
    Table circles = Generator.CIRCLES.table(200, 0, 1);
    Table spirals = Generator.SPIRALS.table(200, 0, 1);
    Table xor = Generator.XOR.table(200, 0, 1);
    for (int row = 0; row < 200; row++) {
      boolean first = row % 2 == 0;
      double x = value(moons, 0, row);
      double y = value(moons, 1, row);
      double radius = first ? Math.hypot(x, y) : Math.hypot(x - 1, y - 0.5);
      assertThat(radius).isCloseTo(1, within(2e-6));
      assertThat(first ? y : 0.5 - y).isGreaterThanOrEqualTo(0);
      assertThat(Math.hypot(value(circles, 0, row), value(circles, 1, row)))
          .isCloseTo(first ? 1 : 0.5, within(2e-6));
      double length = Math.hypot(value(spirals, 0, row), value(spirals, 1, row));
      double turn = 3.5 * Math.PI * length + (first ? 0 : Math.PI);
      assertThat(value(spirals, 0, row)).isCloseTo(length * Math.cos(turn), within(1e-4));
      assertThat(value(xor, 0, row) * value(xor, 1, row) >= 0).isEqualTo(first);
    }
    Table blobs = Generator.BLOBS.table(3, 0, 1);
    assertThat(value(blobs, 1, 0)).isEqualTo(1);
    assertThat(value(blobs, 0, 1)).isCloseTo(-Math.sqrt(0.75), within(1e-6));
    assertThat(value(blobs, 1, 2)).isCloseTo(-0.5, within(1e-6));
    Table numbers = Generator.REGRESSION.table(20, 0, 1);
    for (int row = 0; row < 20; row++) {
      double y =
          10 * Math.sin(Math.PI * value(numbers, 0, row) * value(numbers, 1, row))
              + 20 * Math.pow(value(numbers, 2, row) - 0.5, 2)
              + 10 * value(numbers, 3, row)
              + 5 * value(numbers, 4, row);
      assertThat(value(numbers, 5, row)).isCloseTo(y, within(1e-6));
    }
  }

  @Test
  void noise_hasItsDeviation() {
    int rows = 4000;
    Table exact = Generator.MOONS.table(rows, 0, 5);
    Table noisy = Generator.MOONS.table(rows, 0.2, 5);
    for (int column = 0; column < 2; column++) {
      double sum = 0;
      double squares = 0;
      for (int row = 0; row < rows; row++) {
        double difference = value(noisy, column, row) - value(exact, column, row);
        sum += difference;
        squares += difference * difference;
      }
      assertThat(sum / rows).isCloseTo(0, within(0.015));
      assertThat(Math.sqrt(squares / rows)).isCloseTo(0.2, within(0.01));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0        | 0.1  | moons: the number of rows must be at least 1; found 0",
        "1        | -0.1 | moons: the noise must be a number of at least 0; found -0.1",
        "1        | NaN  | moons: the noise must be a number of at least 0; found NaN",
        "10000001 | 0    | moons: a table has at most 10000000 generated rows; found 10000001"
      })
  void table_outOfRange_oneSentence(int rows, double noise, String message) {
    assertThatThrownBy(() -> Generator.MOONS.table(rows, noise, 1))
        .isInstanceOf(DataException.class)
        .hasMessage(message);
  }

  @Test
  void parse_unknown_namesTheNearest() {
    assertThat(Generator.parse("Blobs")).isEqualTo(Generator.BLOBS);
    assertThatThrownBy(() -> Generator.parse("mons"))
        .isInstanceOf(DataException.class)
        .hasMessage("no generator is called \"mons\"; did you mean \"moons\"?");
    assertThatThrownBy(() -> Generator.parse("zzz"))
        .hasMessage(
            "no generator is called \"zzz\"; there are moons, circles, spirals, blobs, xor,"
                + " regression");
  }
}
