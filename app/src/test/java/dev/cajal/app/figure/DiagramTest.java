package dev.cajal.app.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagramTest {
  @Test
  void network_showsUnitsWeightsBiasesAndValues() {
    NetworkDiagram network =
        NetworkDiagram.of("net")
            .layer("x₁", "x₂")
            .layer("y")
            .weights(new double[][] {{1}, {-2}}, 0.5)
            .values(3);

    assertThat(network.svg().body())
        .contains(">x₁<", ">y<", ">1<", ">−2<", ">b = 0.5<", ">3<", "stroke-dasharray");
  }

  @Test
  void network_withWeightsThatDoNotFit_isRefused() {
    NetworkDiagram units = NetworkDiagram.of("net").layer("x₁", "x₂").layer("y");

    assertThatThrownBy(() -> units.weights(new double[][] {{1}}))
        .hasMessage(
            "network diagram: it needs 2 rows of 1 weights and 1 biases or none; found [[1.0]] and"
                + " 0");
    assertThatThrownBy(() -> units.values(1, 2))
        .hasMessage("network diagram: one value is needed for each of [y]; found 2");
  }

  @Test
  void computationGraph_putsEachBoxToTheRightOfItsSources() {
    ComputationGraph graph =
        ComputationGraph.of("g")
            .node("x", "x", "2", "1")
            .node("y", "x²", "4", "")
            .node("z", "x + y", "6", "1", "x", "y");

    assertThat(graph.svg().body()).contains(">x²<", ">6<", "derivative, backward");
    assertThatThrownBy(() -> graph.node("w", "w", "1", "", "q"))
        .hasMessage("computation graph: there is no node 'q'; there are [x, y, z]");
  }

  @Test
  void timeline_wrapsLongTexts() {
    Timeline timeline =
        new Timeline("t", List.of(new Timeline.Event("1943", "many words ".repeat(12).strip())));

    assertThat(timeline.svg().height()).isGreaterThan(60);
    assertThat(timeline.svg().body()).contains(">1943<");
  }
}
