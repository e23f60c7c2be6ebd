package dev.cajal.app.lab.network;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.figure.NetworkDiagram;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.loss.BinaryCrossEntropy;
import dev.cajal.nn.neuron.NeuronLayer;
import dev.cajal.nn.neuron.NeuronNetwork;
import dev.cajal.nn.neuron.TruthTable;
import dev.cajal.nn.optimizer.Adam;
import dev.cajal.nn.train.History;
import dev.cajal.nn.train.Network;
import dev.cajal.nn.train.Samples;
import dev.cajal.nn.train.Trainer;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.Arrays;

/** XOR learned by two hidden units, and the plane as the output unit sees it. */
public final class HiddenSpaceOfXor implements Lab {
  private static final Parameter<Integer> EPOCHS =
      Parameter.whole("epochs", 120, 1, 2000, "steps of training");
  private static final Parameter<String> ACTIVATION =
      Parameter.choice("activation", "of the hidden units", "tanh", "sigmoid", "relu", "identity");
  private static final Parameter<Integer> START =
      Parameter.whole("start", 2, 1, 100, "which random weights training begins with");

  @Override
  public LabCard card() {
    return LabCard.of("xor-hidden-space", Chapter.NETWORK, "Hidden space of XOR")
        .covers("M1", "M8", "N10", "N14")
        .about(
            """
            A 2-2-1 network learns XOR from the four corners. Its output unit is a single neuron: \
            it can only cut the hidden plane along a line. So training must bend the plane until \
            a line suffices. The net of thin lines is the square's own grid, carried along.\
            """)
        .look(
            """
            Left, the boundary is bent or in two parts; right, the same boundary is straight. Stop \
            early (epochs=30) to see the plane still unbent. Some starts (1, 3) end in a poor valley with \
            a corner wrong, and identity never gets there.\
            """)
        .parameters(EPOCHS, ACTIVATION, START);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    TruthTable xor = TruthTable.parse("0110");
    Sequential layers = Sequential.parse("dense(2) " + settings.get(ACTIVATION) + " dense(1)");
    Network network = Network.of(layers, Shape.of(2), 100 * settings.seed() + settings.get(START));
    History history =
        Trainer.of(network, new BinaryCrossEntropy())
            .optimizer(new Adam(0.05))
            .epochs(settings.get(EPOCHS))
            .batchSize(4)
            .build()
            .fit(Samples.of(xor.points().to(DType.F32), xor.labels().to(DType.F32).expand(1)));

    NeuronNetwork learned = NeuronNetwork.of(layers, network.parameters());
    NeuronLayer hidden = learned.layers().getFirst();
    NeuronLayer output = learned.layers().getLast();
    double[] h = hidden.apply(xor.points()).toDoubles();
    double[] p = learned.apply(xor.points()).sigmoid().toDoubles();
    Notebook.Rows table = notebook.table("The four corners", "x₁ x₂", "wanted", "h₁", "h₂", "ŷ");
    for (int row = 0; row < 4; row++) {
      String corner = (row >> 1) + " " + (row & 1);
      table.row(corner, xor.value(row) ? 1 : 0, h[2 * row], h[2 * row + 1], p[row]);
    }

    double[][] corners = {{0, 0}, {1, 1}, {0, 1}, {1, 0}};
    double[][] moved = {{h[0], h[1]}, {h[6], h[7]}, {h[2], h[3]}, {h[4], h[5]}};
    double reach = Arrays.stream(h).map(Math::abs).max().orElse(1) + 0.4;
    Chart before =
        named(
            Chart.of("Input plane")
                .axes("x₁", "x₂")
                .equalAxes()
                .size(340, 340)
                .xRange(-0.5, 1.5)
                .yRange(-0.5, 1.5)
                .decision("ŷ", Grid.square(-0.5, 1.5, x -> learned.apply(x).sigmoid().at(1, 0))),
            corners);
    Chart after =
        Chart.of("Hidden plane")
            .axes("h₁", "h₂")
            .equalAxes()
            .size(340, 340)
            .xRange(-reach, reach)
            .yRange(-reach, reach)
            .decision("ŷ", Grid.square(-reach, reach, v -> output.apply(v).sigmoid().at(1, 0)));
    for (double at = -0.5; at <= 1.5; at += 0.25) {
      for (boolean upright : new boolean[] {true, false}) {
        double[] line = hidden.apply(line(at, upright)).transpose().reshape(82).toDoubles();
        after = after.guide(Arrays.copyOf(line, 41), Arrays.copyOfRange(line, 41, 82));
      }
    }
    notebook.figure(
        Panels.row(
            "The same boundary before and after the hidden layer", before, named(after, moved)));
    notebook.figure(
        NetworkDiagram.of("The network at 01, before the logistic output", learned, 0, 1));
    double[] losses =
        history.epochs().stream().mapToDouble(epoch -> epoch.training().get("loss")).toArray();
    notebook.figure(Chart.of("Learning").axes("epoch", "loss").steps("cross-entropy", losses));
  }

  private static Chart named(Chart chart, double[][] places) {
    double apart = Math.hypot(places[0][0] - places[1][0], places[0][1] - places[1][1]);
    boolean joined = apart < 0.3;
    return chart
        .points("false (0)", Arrays.copyOf(places, 2))
        .points("true (1)", Arrays.copyOfRange(places, 2, 4))
        .label(joined ? "00 and 11" : "00", places[0][0], places[0][1])
        .label(joined ? "" : "11", places[1][0], places[1][1])
        .label("01", places[2][0], places[2][1])
        .label("10", places[3][0], places[3][1]);
  }

  /** 41 points along a line of the square's grid. */
  private static Tensor line(double at, boolean upright) {
    Tensor along = Tensor.iota(41).to(DType.F64).times(0.05).minus(0.5);
    Tensor fixed = along.times(0).plus(at);
    return upright ? Tensor.stack(1, fixed, along) : Tensor.stack(1, along, fixed);
  }
}
