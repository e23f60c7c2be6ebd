package dev.cajal.app.lab.network;

import dev.cajal.Tensor;
import dev.cajal.app.figure.NetworkDiagram;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.layer.ActivationFunction;
import dev.cajal.nn.layer.Layers;
import dev.cajal.nn.neuron.AffineMap;
import dev.cajal.nn.neuron.Augmentation;
import dev.cajal.nn.neuron.NeuronLayer;
import dev.cajal.nn.neuron.NeuronNetwork;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;

/** A 3-4-2 network unit by unit, as matrices with the bias inside, and for a batch at once. */
public final class WrittenOut implements Lab {
  private static final int[] SIZES = {3, 4, 2};
  private static final int BATCH = 5;
  private static final Parameter<String> G =
      Parameter.choice("g", "activation of all units", "sigmoid", "tanh", "relu", "identity");
  private static final Parameter<Integer> SAMPLE =
      Parameter.whole("sample", 1, 1, BATCH, "which sample the diagram shows");

  @Override
  public LabCard card() {
    return LabCard.of("written-out", Chapter.NETWORK, "A 3-4-2 network written out")
        .covers("M1", "M2", "M3", "M4", "M5", "M7", "C2", "C3", "C7", "N14", "E27", "E36")
        .about(
            """
            The same network three times. Unit by unit: hᵢ = g(Σⱼ wᵢⱼ xⱼ + bᵢ). As matrices with \
            the bias in the first column: h̃ = (1; h), h = g(W̃ h̃). And for all samples at once, \
            V = g(W̃ Ṽ), a column for each sample. The graph has no cycles, so one pass from left \
            to right computes it; a network with cycles (a recurrent one) would have to be \
            unrolled in time first.\
            """)
        .look(
            """
            All three agree to the last bits: they are one computation in three notations. The \
            layers need W of shape outputs × inputs, and outputs × (inputs + 1) with the bias \
            inside. Cajal itself keeps samples in rows: S = XW + b.\
            """)
        .parameters(G, SAMPLE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    ActivationFunction g = (ActivationFunction) Layers.registry().parse(settings.get(G));
    NeuronNetwork network = NeuronNetwork.of(layer(settings, 0, g), layer(settings, 1, g));
    Tensor x = settings.key().child("x").normal(Shape.of(BATCH, SIZES[0]), DType.F64).evaluate();
    notebook.number("parameters", network.parameterCount(), "26", "M2");

    double[] byRows = network.apply(x).toDoubles();
    double[] byColumns = columns(network, x, g).transpose().reshape(byRows.length).toDoubles();
    Notebook.Rows table =
        notebook.table("The outputs", "sample", "output", "unit by unit", "W̃ Ṽ", "x W + b");
    double worst = 0;
    for (int n = 0; n < BATCH; n++) {
      double[] units = unitByUnit(network, x.at(0, n).toDoubles(), g);
      for (int k = 0; k < units.length; k++) {
        int at = n * units.length + k;
        table.row(n + 1, "y" + (k + 1), units[k], byColumns[at], byRows[at]);
        worst = Math.max(worst, Math.abs(units[k] - byRows[at]));
        worst = Math.max(worst, Math.abs(byColumns[at] - byRows[at]));
      }
    }
    notebook.number("largest difference between the three", worst);
    Notebook.Rows shapes =
        notebook.table(
            "Shapes", "layer", "W", "b", "W̃ = (b W)", "V for %d samples".formatted(BATCH));
    for (int k = 1; k < SIZES.length; k++) {
      shapes.row(
          k,
          SIZES[k] + " × " + SIZES[k - 1],
          SIZES[k],
          SIZES[k] + " × " + (SIZES[k - 1] + 1),
          SIZES[k] + " × " + BATCH);
    }
    int shown = settings.get(SAMPLE);
    notebook.figure(NetworkDiagram.of("Sample " + shown, network, x.at(0, shown - 1).toDoubles()));
  }

  private static NeuronLayer layer(Settings settings, int k, ActivationFunction g) {
    var key = settings.key().child("layer " + k);
    Tensor weight = key.child("weight").normal(Shape.of(SIZES[k], SIZES[k + 1]), DType.F64);
    Tensor bias = key.child("bias").normal(Shape.of(SIZES[k + 1]), DType.F64);
    return new NeuronLayer(new AffineMap(weight, bias), g);
  }

  private static double[] unitByUnit(NeuronNetwork network, double[] x, ActivationFunction g) {
    double[] before = x;
    for (NeuronLayer layer : network.layers()) {
      double[] after = new double[layer.map().outputs()];
      for (int i = 0; i < after.length; i++) {
        double[] w = layer.map().plane(i).weightArray();
        double sum = layer.map().plane(i).bias();
        for (int j = 0; j < w.length; j++) {
          sum += w[j] * before[j];
        }
        after[i] = g.of(Tensor.of(new double[] {sum}, Shape.of(1))).toDouble();
      }
      before = after;
    }
    return before;
  }

  /** The columns V of the last layer for samples in rows. */
  private static Tensor columns(NeuronNetwork network, Tensor x, ActivationFunction g) {
    Tensor v = x.transpose();
    for (NeuronLayer layer : network.layers()) {
      Tensor augmented = Augmentation.FIRST.samples(v.transpose()).transpose();
      v = g.of(Augmentation.FIRST.weight(layer.map()).transpose().matmul(augmented));
    }
    return v;
  }
}
