package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.io.model.Model;
import dev.cajal.io.model.Predictions;
import dev.cajal.nn.data.DataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command trained, used from Java. */
class ModelFromJavaTest {
  @TempDir static Path folder;
  private static Path flowers;
  private static Path widths;
  private final CapturedConsole console = new CapturedConsole();

  @BeforeAll
  static void train() throws IOException {
    String data = Flowers.write(folder.resolve("flowers.csv"), Flowers.lines()).toString();
    flowers = folder.resolve("flowers");
    widths = folder.resolve("widths");
    CapturedConsole console = new CapturedConsole();
    console.run("train", data, "--epochs", "20", "--quiet", "--out", flowers.toString());
    console.run(
        "train", data, "--target", "width", "--epochs", "2", "--quiet", "--out", widths.toString());
  }

  @Test
  void predict_ofARow_saysWhatTheCommandSays() {
    console.runWithInput(
        "length,width\n1.2,3.1\n", "predict", flowers.toString(), "--probabilities");
    String[] cells = console.out().lines().toList().get(1).split(",", -1);

    Predictions predictions = Model.open(flowers).predict(Map.of("length", 1.2, "width", 3.1));

    assertThat(predictions.rows()).isEqualTo(1);
    assertThat(predictions.label(0)).isEqualTo(cells[0]);
    assertThat(predictions).hasToString("1 prediction of \"kind\": " + cells[0]);
    assertThat(predictions.probabilities(0))
        .containsExactly(
            Map.entry("daisy", Float.valueOf(cells[1])),
            Map.entry("rose", Float.valueOf(cells[2])),
            Map.entry("tulip", Float.valueOf(cells[3])));
  }

  @Test
  void predict_ofSeveralRows_givesEachTheBitsThatItHasAlone() {
    Model model = Model.open(flowers);
    List<Map<String, Double>> rows =
        List.of(Map.of("length", 1.2, "width", 3.1), Map.of("length", 5.4, "width", 1.2));

    Predictions together = model.predict(rows);

    assertThat(together)
        .hasToString("2 predictions of \"kind\": " + together.label(0) + ", " + together.label(1));
    for (int row = 0; row < rows.size(); row++) {
      assertThat(together.probabilities(row))
          .isEqualTo(model.predict(rows.get(row)).probabilities(0));
    }
  }

  @Test
  void value_ofANumber_isInTheTargetsUnit() {
    Predictions predictions = Model.open(widths).predict(Map.of("length", 1.2, "kind", "daisy"));

    console.runWithInput("length,kind\n1.2,daisy\n", "predict", widths.toString());
    assertThat(Float.toString(predictions.value(0)))
        .isEqualTo(console.out().lines().toList().get(1));
    assertThatThrownBy(() -> predictions.label(0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("label: the model predicts the number \"width\", not a class; ask for value");
  }

  @Test
  void predict_ofNothing_saysWhatIsMissing() {
    Model model = Model.open(flowers);
    Map<String, Object> row = null;

    assertThatThrownBy(() -> model.predict(row)).hasMessage("predict: row");
    assertThatThrownBy(() -> model.predict(Map.of("length", 1)))
        .hasMessage(
            "rows to predict, row 1: a value for column \"width\" is needed; found values for"
                + " \"length\"");
  }

  @Test
  void value_ofAClass_isRefused() {
    Predictions predictions = Model.open(flowers).predict(Map.of("length", 1, "width", 3));

    assertThatThrownBy(() -> predictions.value(0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not a number; ask for label or probabilities");
  }

  @Test
  void predict_withoutAColumn_isRefused() {
    Model model = Model.open(flowers);

    assertThat(model.columns()).containsOnlyKeys("length", "width");
    assertThatThrownBy(() -> model.predict(Map.of("length", 1)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "rows to predict, row 1: a value for column \"width\" is needed; found values for"
                + " \"length\"");
  }
}
