package dev.cajal.io.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.nn.data.ByteFeatures;
import dev.cajal.nn.data.CategoricalColumn;
import dev.cajal.nn.data.ClassTargets;
import dev.cajal.nn.data.Column;
import dev.cajal.nn.data.DataSource;
import dev.cajal.nn.data.NumericColumn;
import dev.cajal.nn.data.Preparation;
import dev.cajal.nn.data.Table;
import dev.cajal.nn.data.Task;
import dev.cajal.shape.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltInDatasetsTest {

  private static Table table(String name) {
    return ((DataSource.Tabular) BuiltInDatasets.find(name).orElseThrow().source()).table();
  }

  private static double mean(String set, String column) {
    return Arrays.stream(((NumericColumn) table(set).column(column)).values())
        .average()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "iris, 150, 5, species, CLASSIFICATION",
    "wine, 178, 14, cultivar, CLASSIFICATION",
    "breast-cancer, 569, 31, diagnosis, BINARY",
    "diabetes, 442, 11, progression, REGRESSION"
  })
  void find_tables_haveSizeTargetAndTask(
      String name, int rows, int columns, String target, Task task) {
    LoadedData data = BuiltInDatasets.find(name).orElseThrow();
    DataSource.Tabular tabular = (DataSource.Tabular) data.source();
    assertThat(data.sha256()).matches("[0-9a-f]{64}");
    assertThat(tabular.name()).isEqualTo(name);
    assertThat(tabular.target()).isEqualTo(target);
    assertThat(tabular.table().rows()).isEqualTo(rows);
    assertThat(tabular.table().columns()).hasSize(columns);
    assertThat(tabular.table().columns().subList(0, columns - 1))
        .allMatch(column -> column.kind() == Column.Kind.NUMERIC);
    assertThat(Task.infer(tabular.table().column(target))).isEqualTo(task);
    assertThat(Preparation.of(0.1, 0.2, 1).prepare(tabular).notes()).isEmpty();
  }

  @Test
  void find_classes_countedAsPublished() {
    assertThat(counts("iris", "species")).containsExactly(50, 50, 50);
    assertThat(counts("wine", "cultivar")).containsExactly(59, 71, 48);
    assertThat(counts("breast-cancer", "diagnosis")).containsExactly(357, 212);
    assertThat(((CategoricalColumn) table("iris").column("species")).labels())
        .containsExactly("setosa", "versicolor", "virginica");
    assertThat(((CategoricalColumn) table("breast-cancer").column("diagnosis")).labels())
        .containsExactly("benign", "malignant");
  }

  private static int[] counts(String set, String target) {
    CategoricalColumn column = (CategoricalColumn) table(set).column(target);
    return ClassTargets.of(column.labels(), column.codes()).counts();
  }

  @Test
  void find_numbers_meansAsPublished() {
    assertThat(mean("iris", "petal length (cm)")).isBetween(3.7579, 3.7581);
    assertThat(mean("wine", "alcohol")).isBetween(13.0006, 13.0007);
    assertThat(mean("breast-cancer", "mean radius")).isBetween(14.1272, 14.1273);
    assertThat(mean("diabetes", "progression")).isBetween(152.133, 152.134);
    assertThat(mean("diabetes", "body mass index")).isBetween(26.375, 26.376);
  }

  @Test
  void find_digits_areImages() {
    DataSource.Images digits =
        (DataSource.Images) BuiltInDatasets.find("digits").orElseThrow().source();
    assertThat(digits.training().size()).isEqualTo(1797);
    assertThat(digits.training().sampleShape()).isEqualTo(Shape.of(8, 8, 1));
    assertThat(digits.test()).isEmpty();
    assertThat(digits.encoder().maximum()).isEqualTo(16);
    ByteFeatures pixels = (ByteFeatures) digits.training().features();
    int sum = 0;
    int largest = 0;
    for (byte pixel : pixels.values()) {
      sum += pixel;
      largest = Math.max(largest, pixel);
    }
    assertThat(sum).isEqualTo(561718);
    assertThat(largest).isEqualTo(16);
    assertThat(((ClassTargets) digits.training().targets()).counts())
        .containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
  }

  @Test
  void find_unknown_isEmpty() {
    assertThat(BuiltInDatasets.find("housing")).isEmpty();
    assertThat(BuiltInDatasets.names())
        .isEqualTo(List.of("iris", "wine", "breast-cancer", "diabetes", "digits"));
  }
}
