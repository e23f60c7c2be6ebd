package dev.cajal.app.lab.descent;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.NumberText;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.descent.Curvature;
import dev.cajal.nn.descent.Descent;
import dev.cajal.nn.descent.DescentPath;
import dev.cajal.nn.descent.Surface;
import dev.cajal.nn.optimizer.Sgd;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;

/** A convex loss, a loss that is not, and the losses of a linear model and a network. */
public final class ConvexOrNot implements Lab {
  private static final Parameter<Double> RATE =
      Parameter.number("rate", 0.1, 0.01, 0.5, "step size of all paths");
  private static final double[] XS = {-2, -1, -0.5, 0.5, 1, 2};

  @Override
  public LabCard card() {
    return LabCard.of("convex-or-not", Chapter.DESCENT, "Convex or not")
        .covers("L17", "O13", "E18", "V4")
        .about(
            """
            A function is convex if no chord lies below it; its Hessian then has no negative \
            eigenvalue, and descent finds the one valley from anywhere. The cross-entropy of a \
            linear model is convex in the weights. With a hidden layer it is not: exchanging two \
            hidden units or the signs around one gives another equally good place, and between \
            such places lies a ridge or a saddle.\
            """)
        .look(
            """
            Both paths on the convex curve meet; on the other one the start decides. In the maps \
            the linear model has one valley, the smallest network two that mirror each other with \
            a saddle at 0, and a cut through a larger network is rugged.\
            """)
        .parameters(RATE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Sgd sgd = new Sgd(settings.get(RATE));
    notebook.figure(
        Panels.row(
            "Two starts",
            curve("convex: x²/2", x -> x.square().times(0.5), sgd),
            curve("not convex: x⁴/4 − x² + 0.3x", ConvexOrNot::twoValleys, sgd)));

    Tensor scores = settings.key().child("x").normal(Shape.of(5, 3), DType.F64);
    Surface softmax = Surface.of(w -> crossEntropy(scores.matmul(w.reshape(Shape.of(3, 4)))), 12);
    Surface network = Surface.of(ConvexOrNot::network, 2);
    var table = notebook.table("Hessian at random weights", "loss", "smallest λ", "largest λ");
    double lowest = 0;
    for (int i = 0; i < 5; i++) {
      double[] at = settings.key().child("w" + i).normal(Shape.of(12), DType.F64).toDoubles();
      var values = Curvature.of(softmax, at).eigenvalues();
      lowest = Math.min(lowest, values.getFirst());
      table.row("softmax regression", values.getFirst(), values.getLast());
      values = Curvature.of(network, at[0], at[1]).eigenvalues();
      table.row("network v·tanh(wx)", values.getFirst(), values.getLast());
    }
    notebook.number("softmax regression, smallest eigenvalue", lowest);
    var saddle = Curvature.of(network, 0, 0).eigenvalues();
    notebook.number("network at 0, smallest eigenvalue", saddle.getFirst());

    Tensor directions = settings.key().child("directions").normal(Shape.of(2, 18), DType.F64);
    Tensor middle = settings.key().child("middle").normal(Shape.of(18), DType.F64);
    Grid bowl = Grid.square(-3, 3, p -> linear(p).log());
    Grid pair = Grid.square(-3, 3, p -> network(p).log());
    Grid cut = Grid.square(-3, 3, p -> wide(p.matmul(directions).plus(middle.expand(0))).log());
    notebook.figure(
        Panels.row(
            "Logarithm of the loss over two weights",
            map("linear: wx + v", bowl)
                .path("a", Descent.path(ConvexOrNot::linear, new double[] {-2.5, 2.5}, sgd, 60)),
            map("network: v·tanh(wx)", pair)
                .path("a", Descent.path(ConvexOrNot::network, new double[] {0.3, -2}, sgd, 60))
                .path("b", Descent.path(ConvexOrNot::network, new double[] {2, -1}, sgd, 60)),
            map("network of 18 weights, a cut", cut)));
  }

  private static Chart curve(String title, UnaryOperator<Tensor> f, Sgd sgd) {
    Chart chart = Chart.of(title).axes("x", "f").size(360, 280).curve("", -2.2, 2.2, f);
    for (double start : new double[] {-2, 1.9}) {
      DescentPath path = Descent.path(x -> f.apply(x).sum(), new double[] {start}, sgd, 40);
      chart = chart.path("from " + NumberText.of(start), path.coordinates(0), path.values());
    }
    return chart;
  }

  private static Chart map(String title, Grid grid) {
    return Chart.of(title)
        .axes("w", "v")
        .equalAxes()
        .size(270, 270)
        .heat("log", grid)
        .contours(grid, -3, -2.5, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5);
  }

  private static Tensor twoValleys(Tensor x) {
    Tensor square = x.square();
    return square.square().times(0.25).minus(square).plus(x.times(0.3));
  }

  private static Tensor linear(Tensor p) {
    return loss(p, x -> p.at(-1, 0).times(x).plus(p.at(-1, 1)));
  }

  private static Tensor network(Tensor p) {
    return loss(p, x -> p.at(-1, 0).times(x).tanh().times(p.at(-1, 1)));
  }

  /** Six hidden units: 6 weights, 6 biases, 6 weights of the output. */
  private static Tensor wide(Tensor p) {
    return loss(
        p,
        x -> {
          Tensor output = p.at(-1, 0).times(0);
          for (int j = 0; j < 6; j++) {
            Tensor hidden = p.at(-1, j).times(x).plus(p.at(-1, 6 + j)).tanh();
            output = output.plus(hidden.times(p.at(-1, 12 + j)));
          }
          return output;
        });
  }

  /** The mean square error where the sign of x is wanted. */
  private static Tensor loss(Tensor p, DoubleFunction<Tensor> model) {
    Tensor loss = p.at(-1, 0).times(0);
    for (double x : XS) {
      loss = loss.plus(model.apply(x).minus(Math.signum(x)).square());
    }
    return loss.dividedBy(XS.length);
  }

  /** Of five samples, the classes 0, 1, 2, 3, 0. */
  private static Tensor crossEntropy(Tensor scores) {
    Tensor loss = scores.logSumExp(1).sum();
    for (int i = 0; i < 5; i++) {
      loss = loss.minus(scores.at(0, i).at(0, i % 4));
    }
    return loss;
  }
}
