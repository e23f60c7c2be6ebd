package dev.cajal.app.lab.logic;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Figure;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.figure.NetworkDiagram;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.neuron.Gate;
import dev.cajal.nn.neuron.NeuronLayer;
import dev.cajal.nn.neuron.NeuronNetwork;
import dev.cajal.nn.neuron.TruthTable;
import java.util.List;
import java.util.function.UnaryOperator;

/** XOR from gates: two units cut the square, a third joins what they say. */
public final class XorByGates implements Lab {
  private static final Parameter<String> FORM =
      Parameter.choice(
          "form",
          "or-nand: (x₁ or x₂) and not (x₁ and x₂); either-or: (not x₁ and x₂) or (x₁ and not x₂)",
          "or-nand",
          "either-or");
  private static final Parameter<String> INPUT =
      Parameter.choice("input", "what the diagram computes", "01", "00", "10", "11");

  @Override
  public LabCard card() {
    return LabCard.of("xor-by-gates", Chapter.LOGIC, "XOR by gates")
        .covers("N11", "N10", "N14")
        .about(
            """
            What one unit cannot do, two layers can. OR and NAND each cut the square once, and \
            XOR is where both say yes: the strip between their lines. The network is a graph: \
            units are its nodes, and each edge has a weight.\
            """)
        .look(
            """
            The third map is the product of the first two. With form=either-or each hidden unit \
            cuts off one corner of its own instead, and an OR joins them: another network, the \
            same function on the corners.\
            """)
        .parameters(FORM, INPUT);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    boolean orNand = settings.get(FORM).equals("or-nand");
    TruthTable xor = TruthTable.parse("0110");
    NeuronNetwork network = orNand ? Gate.xorByGates() : xor.network();
    String[] names =
        orNand
            ? new String[] {"OR", "NAND", "AND"}
            : new String[] {"not x₁ and x₂", "x₁ and not x₂", "OR"};

    List<Tensor> values = network.values(xor.points());
    notebook.numbers("XOR", values.get(2).reshape(4), "N11", "0", "1", "1", "0");
    Notebook.Rows table =
        notebook.table("Truth table", "x₁", "x₂", names[0], names[1], names[2] + " of both");
    double[] hidden = values.get(1).toDoubles();
    double[] output = values.get(2).toDoubles();
    double[] inputs = xor.points().toDoubles();
    for (int row = 0; row < 4; row++) {
      table.row(
          (int) inputs[2 * row],
          (int) inputs[2 * row + 1],
          (int) hidden[2 * row],
          (int) hidden[2 * row + 1],
          (int) output[row]);
    }

    NeuronLayer units = network.layers().getFirst();
    Grid line1 = Square.grid(p -> units.scores(p).at(1, 0));
    Grid line2 = Square.grid(p -> units.scores(p).at(1, 1));
    Figure first = map("h₁: " + names[0], xor, p -> units.apply(p).at(1, 0)).boundary(line1, 0);
    Figure second = map("h₂: " + names[1], xor, p -> units.apply(p).at(1, 1)).boundary(line2, 0);
    Figure both =
        map("y: " + names[2] + " of h₁ and h₂", xor, p -> network.apply(p).at(1, 0))
            .boundary(line1, 0)
            .boundary(line2, 0);
    notebook.figure(Panels.row("What each unit says of the plane", first, second, both));

    int shown = Integer.parseInt(settings.get(INPUT), 2);
    notebook.figure(
        NetworkDiagram.of(
            "The network at " + settings.get(INPUT),
            network,
            inputs[2 * shown],
            inputs[2 * shown + 1]));
  }

  private static Chart map(String title, TruthTable xor, UnaryOperator<Tensor> value) {
    Chart map = Square.frame(title).regions(Square.grid(value), Square.FALSE, Square.TRUE);
    return Square.corners(map, xor);
  }
}
