package dev.cajal.app.lab.errata;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.backprop.Backpropagation;
import dev.cajal.nn.backprop.Layout;
import dev.cajal.nn.backprop.MultiplicationCount;
import dev.cajal.nn.backprop.OutputLoss;
import dev.cajal.nn.layer.Activation;
import dev.cajal.nn.loss.Reduction;
import dev.cajal.nn.neuron.Augmentation;
import dev.cajal.nn.neuron.NeuronLayer;
import dev.cajal.nn.neuron.NeuronNetwork;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.Arrays;

/** Slips about back-propagation, run beside what holds. */
public final class ErrataOfBackpropagation implements Lab {
  private static final NeuronNetwork NETWORK =
      NeuronNetwork.of(
          NeuronLayer.of(
              new double[][] {{0.1, -0.2, 0.3, 0.5}, {0.4, 0.5, -0.6, 0.2}, {-0.3, 0.2, 0.1, 0.4}},
              new double[] {0, 0.1, -0.1, 0.3},
              Activation.SIGMOID),
          NeuronLayer.of(
              new double[][] {{0.2, -0.1}, {-0.4, 0.6}, {0.5, -0.3}, {0.1, 0.7}},
              new double[] {0.1, -0.1},
              Activation.SOFTMAX));

  @Override
  public LabCard card() {
    return LabCard.of("errata-backpropagation", Chapter.ERRATA, "Back-propagation")
        .covers("E4", "E5", "E6", "E27", "E31", "E38", "E39", "E40", "B5", "B6")
        .about(
            """
            Where the lectures slip about back-propagation, the printed form is run here beside the \
            corrected one, on a 3-4-2 network with five samples.\
            """)
        .look(
            """
            Most are slips of shape: the engine refuses the product and says which sizes do not fit. \
            The two that have a plausible shape, a forgotten 1/N and σ′ of the wrong argument, only \
            numbers can find.\
            """);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Slips slips = new Slips(notebook);
    RandomKey key = settings.key();
    Tensor x = key.normal(Shape.of(5, 3), DType.F64).evaluate();
    Tensor t = Tensor.of(new double[] {1, 0, 0, 1, 1, 0, 0, 1, 1, 0}, Shape.of(5, 2));
    Backpropagation sum = pass(Reduction.SUM, Layout.ROWS, x, t);
    Backpropagation mean = pass(Reduction.MEAN, Layout.ROWS, x, t);
    double ratio = sum.value("dW2").dividedBy(mean.value("dW2")).mean().toDouble();
    slips.row("E4", "dW² / derivative of the mean loss, N = 5", ratio, 1.0);
    notebook.number("dW² without 1/N / derivative", ratio, "5.000", "E4");

    Tensor weight = NETWORK.layers().get(1).map().weight();
    Tensor delta = mean.value("Δ2").slice(0, 0, 1);
    slips.row(
        "E5",
        "hidden δ of one sample: δᵀW; δWᵀ",
        Slips.product(() -> delta.transpose().matmul(weight)),
        Slips.product(() -> delta.matmul(weight, false, true)));
    Tensor h = Matrices.vector(0.6).sigmoid();
    double right = h.times(h.subtractedFrom(1)).toDouble();
    Tensor twice = h.sigmoid();
    double wrong = twice.times(twice.subtractedFrom(1)).toDouble();
    slips.row("E6", "slope of a unit with u = 0.6: σ′(h); σ′(u)", wrong, right);
    notebook.number("σ′(u)", right, "0.2287842405", "E6");
    notebook.number("σ′(h)", wrong, "0.2256543412", "E6");
    Tensor rows = NETWORK.layers().get(0).map().weight();
    Tensor column = x.slice(0, 0, 1).transpose();
    slips.row(
        "E27",
        "W·x for a column x: W inputs × outputs; outputs × inputs",
        Slips.product(() -> rows.matmul(column)),
        Slips.product(() -> rows.transpose().matmul(column)));

    MultiplicationCount digits = MultiplicationCount.of(784, 30, 10);
    MultiplicationCount deep = MultiplicationCount.of(100, 100, 100, 100, 100, 100);
    slips.row("E31", "both passes in forward passes, 784-30-10: said; counted", 2, digits.ratio());
    slips.row("E31", "the same, five layers of 100", 2, deep.ratio());
    notebook.number("both passes, 784-30-10", digits.ratio(), "2.01", "E31");
    notebook.number("both passes, five equal layers", deep.ratio(), "2.8", "E31");

    Backpropagation pass = pass(Reduction.SUM, Layout.AUGMENTED, x, t);
    Tensor error = pass.value("E2");
    slips.row(
        "E38",
        "length of ds/dω in layer 2: n + 1; n",
        NETWORK.outputs() + 1,
        pass.value("S2").shape().dim(0));
    Tensor own = Augmentation.FIRST.samples(pass.value("V2").transpose()).transpose();
    slips.row(
        "E39",
        "shape of dW̃²: with Ṽ²; with Ṽ¹",
        Slips.product(() -> error.transpose().matmul(own, false, true)),
        Slips.product(() -> pass.value("dW̃2")));
    Tensor slopes = pass.value("V1").times(pass.value("V1").subtractedFrom(1)).transpose();
    Tensor back = weight.transpose();
    Tensor alone = Tensor.ones(5, 2).to(DType.F64).matmul(back).times(slopes);
    Tensor chained = error.matmul(back).times(slopes);
    slips.row(
        "E40",
        "largest distance from E¹: without E²; with it",
        alone.minus(pass.value("E1")).absolute().max().toDouble(),
        chained.minus(pass.value("E1")).absolute().max().toDouble());

    double[] depths = new double[30];
    double[] ratios = new double[30];
    for (int layers = 1; layers <= 30; layers++) {
      int[] sizes = new int[layers + 1];
      Arrays.fill(sizes, 100);
      depths[layers - 1] = layers;
      ratios[layers - 1] = MultiplicationCount.of(sizes).ratio();
    }
    notebook.figure(
        Chart.of("E31: from two forward passes to three")
            .axes("layers of 100 units", "(forward + backward) / forward")
            .path("", depths, ratios)
            .horizontal(2)
            .horizontal(3));
  }

  private static Backpropagation pass(Reduction reduction, Layout layout, Tensor x, Tensor t) {
    return Backpropagation.of(NETWORK, OutputLoss.CROSS_ENTROPY, reduction, x, t, layout);
  }
}
