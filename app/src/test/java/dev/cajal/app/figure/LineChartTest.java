package dev.cajal.app.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.app.figure.Series.Point;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class LineChartTest {
  private static final LineChart CHART =
      new LineChart(
          "Loss & more",
          "epoch",
          List.of(
              new Series("training", List.of(new Point(1, 0.9), new Point(2, 0.4))),
              new Series("validation", List.of(new Point(1, 1.0), new Point(2, Double.NaN)))));

  @Test
  void svg_isWellFormedAndNamesItsLines() throws Exception {
    Document picture =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(CHART.svg())));

    assertThat(picture.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(picture.getDocumentElement().getAttribute("aria-label")).isEqualTo("Loss & more");
    assertThat(picture.getDocumentElement().getTextContent())
        .contains("Loss & more", "epoch", "training", "validation");
  }

  @Test
  void svg_takesItsColoursFromThePage() {
    assertThat(CHART.svg())
        .contains("var(--ink)", "var(--grid)", "var(--series-1)", "var(--series-2)")
        .doesNotContain("#010101", "#020202", "rgb(1,1,1)", "rgb(2,2,2)", "rgb(16,16,");
  }

  @Test
  void svg_ofOnePoint_drawsIt() {
    LineChart chart =
        new LineChart("Loss", "epoch", List.of(new Series("training", List.of(new Point(1, 2)))));

    assertThat(chart.svg()).contains("<circle");
  }

  @Test
  void constructor_withoutSeries_isRefused() {
    assertThatThrownBy(() -> new LineChart("Loss", "epoch", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("line chart: it takes 1 to 4 series; found 0");
  }
}
