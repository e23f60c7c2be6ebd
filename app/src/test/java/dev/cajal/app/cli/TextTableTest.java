package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void lines_alignTheFirstColumnLeftAndTheOthersRight() {
    TextTable table =
        new TextTable("part", "loss", "accuracy")
            .row(List.of("training", "0.01", "0.9981"))
            .row(List.of("test", "0.0734", "1"));

    assertThat(table.lines(false))
        .containsExactly(
            "part        loss  accuracy",
            "training    0.01    0.9981",
            "test      0.0734         1");
  }

  @Test
  void lines_withATextColumn_endWithoutSpaces() {
    TextTable table =
        new TextTable("a", "b").leftAligned(1).row(List.of("1", "x")).row(List.of("2", "long"));

    assertThat(table.lines(false)).containsExactly("a  b", "1  x", "2  long");
  }

  @Test
  void lines_withColours_makeOnlyTheHeaderBold() {
    List<String> lines = new TextTable("a", "b").row(List.of("1", "2")).lines(true);

    assertThat(lines).containsExactly("\u001b[1ma  b\u001b[0m", "1  2");
  }

  @Test
  void row_withAMissingCell_isRefused() {
    assertThatThrownBy(() -> new TextTable("a", "b").row(List.of("1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("table: a row needs 2 cells; found [1]");
  }
}
