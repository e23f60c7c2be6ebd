package dev.cajal.app.lab.logic;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.NetworkDiagram;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.neuron.NeuronNetwork;
import dev.cajal.nn.neuron.TruthTable;
import java.util.Arrays;

/** A truth table goes in, a network that computes it comes out. */
public final class AnyTruthTable implements Lab {
  private static final int MOST_DRAWN = 8;
  private static final Parameter<String> TABLE =
      Parameter.text(
          "table",
          "outputs of rows 0…00, 0…01, …, 1…11; 2, 4, 8, … or 1024 zeros and ones",
          TruthTable::parse,
          "10010110",
          "01",
          "0000",
          "1111111111111111");

  @Override
  public LabCard card() {
    return LabCard.of("any-truth-table", Chapter.LOGIC, "Any truth table")
        .covers("N13", "N6", "N14")
        .about(
            """
            For each row that is true, one hidden unit fires on that row alone: w = 2x − 1, \
            b = ½ − Σx. An OR of these units is the function. So two layers of threshold units \
            compute every Boolean function.\
            """)
        .look(
            """
            The price is the width: one unit for each true row, up to 2ⁿ. All 256 functions of \
            three inputs are built and checked here, none with more than 8 hidden units. Initially \
            the table is "an even number of ones", which needs half of the rows for every n.\
            """)
        .parameters(TABLE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    TruthTable table = TruthTable.parse(settings.get(TABLE));
    NeuronNetwork network = table.network();
    Tensor output = network.apply(table.points());
    notebook.number("rows", table.rows());
    notebook.number("hidden units", network.sizes().get(1));
    notebook.number("rows that the network gets wrong", wrong(table, output));
    if (table.inputs() <= 8) {
      String word = table.isSeparable() ? "computes" : "cannot compute";
      notebook.note("One threshold unit alone %s this table.".formatted(word));
    }

    int exact = 0;
    int widest = 0;
    for (int function = 0; function < 256; function++) {
      TruthTable one = TruthTable.parse(Integer.toBinaryString(256 | function).substring(1));
      NeuronNetwork built = one.network();
      exact += wrong(one, built.apply(one.points())) == 0 ? 1 : 0;
      widest = Math.max(widest, built.sizes().get(1));
    }
    notebook.number("functions of 3 inputs computed exactly", exact, "256", "N13");
    notebook.number("most hidden units they take", widest, "8", "N13");

    if (network.sizes().get(1) <= MOST_DRAWN && table.inputs() <= MOST_DRAWN) {
      double[] ones = new double[table.inputs()];
      Arrays.fill(ones, 1);
      notebook.figure(NetworkDiagram.of("The network, all inputs 1", network, ones));
    }
    if (table.rows() <= 32) {
      Notebook.Rows rows = notebook.table("Table and network", "inputs", "table", "network");
      double[] found = output.toDoubles();
      for (int row = 0; row < table.rows(); row++) {
        String inputs = Integer.toBinaryString(table.rows() | row).substring(1);
        rows.row(inputs, table.value(row) ? 1 : 0, (int) found[row]);
      }
    }
    double[] inputs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    double[] even = new double[10];
    double[] most = new double[10];
    for (int i = 0; i < 10; i++) {
      int n = i + 1;
      TruthTable parity = TruthTable.of(n, x -> Arrays.stream(x).sum() % 2 == 0);
      even[i] = parity.network().sizes().get(1);
      most[i] = TruthTable.of(n, x -> true).network().sizes().get(1);
    }
    notebook.figure(
        Chart.of("Hidden units grow exponentially with the inputs")
            .axes("inputs n", "hidden units")
            .logY()
            .path("an even number of ones: half of the rows", inputs, even)
            .path("every row true: all rows", inputs, most));
  }

  private static int wrong(TruthTable table, Tensor output) {
    return (int) output.reshape(table.rows()).minus(table.labels()).square().sum().toDouble();
  }
}
