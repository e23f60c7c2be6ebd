package dev.cajal.app.lab.depth;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Figure;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.linear.LeastSquares;
import dev.cajal.nn.neuron.ReluInterpolation;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** One hidden layer comes as near as wanted to a continuous function, if it is wide enough. */
public final class WidthAgainstError implements Lab {
  private static final int POINTS = 20_001;
  private static final Parameter<String> FUNCTION =
      Parameter.choice("function", "what is approximated on [0, 1]", "sine", "root", "jump");
  private static final Parameter<Double> STEEPNESS =
      Parameter.number("steepness", 12, 1, 60, "size of the random weights of the tanh units");

  @Override
  public LabCard card() {
    return LabCard.of("width-against-error", Chapter.DEPTH, "Width against error")
        .covers("T6", "T8", "T9", "E28", "E35", "M10")
        .about(
            """
            q ReLU units, each with a kink at one node, can join q + 1 points of a function by \
            straight lines: b + Σ cᵢ max(0, x − xᵢ), cᵢ the change of slope at node i. No training \
            is needed to see that a hidden layer approximates; the error is the largest distance \
            anywhere on [0, 1].

            The second curve has q tanh units with random weights, of which only the output layer \
            is fitted, by least squares: any activation that is not a polynomial will do.\
            """)
        .look(
            """
            Twice the width, a quarter of the error: straight lines miss a smooth curve by an \
            amount that falls as 1/q². The tanh units, smooth as the sine, do far better.

            function=root has a vertical slope at 0 and the error falls as 1/√q only. function=jump \
            is not continuous: there the theorem promises nothing, and the error stays at ½.\
            """)
        .parameters(FUNCTION, STEEPNESS);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    DoubleUnaryOperator function =
        switch (settings.get(FUNCTION)) {
          case "sine" -> x -> StrictMath.sin(2 * Math.PI * x);
          case "root" -> Math::sqrt;
          default -> x -> x < 0.37 ? 0 : 1;
        };
    Tensor places = Tensor.iota(POINTS).to(DType.F64).dividedBy(POINTS - 1).expand(1).evaluate();
    double[] xs = places.toDoubles();
    double[] ys = Arrays.stream(xs).map(function).toArray();
    Tensor values = Tensor.of(ys, Shape.of(POINTS, 1));

    int[] widths = {2, 4, 8, 16, 32, 64, 128};
    double[] q = new double[widths.length];
    double[] relu = new double[widths.length];
    double[] tanh = new double[widths.length];
    List<Figure> fits = new ArrayList<>();
    var table = notebook.table("Largest error", "width q", "ReLU, joined points", "tanh, random");
    for (int i = 0; i < widths.length; i++) {
      q[i] = widths[i];
      Tensor joined = ReluInterpolation.of(function, 0, 1, widths[i]).apply(places);
      relu[i] = joined.minus(values).absolute().max().toDouble();
      Tensor fitted = random(settings, widths[i], places, values);
      tanh[i] = fitted.minus(values).absolute().max().toDouble();
      table.row(widths[i], relu[i], tanh[i]);
      if (widths[i] >= 4 && widths[i] <= 16) {
        fits.add(fit("q = " + widths[i], places, values, joined, fitted));
      }
    }
    if (settings.get(FUNCTION).equals("sine")) {
      notebook.number("error of 8 ReLU units", relu[2], "0.07037761356", "T9");
      notebook.number("error of 16 ReLU units", relu[3], "0.01884631192", "T9");
      notebook.number("error of 32 ReLU units", relu[4], "0.004792098914", "T9");
    }
    notebook.figure(new Panels("The function and two networks of one hidden layer", 3, fits));
    notebook.figure(
        Chart.of("Largest error against width")
            .axes("hidden units q", "largest error")
            .logX()
            .logY()
            .path("ReLU, joined points", q, relu)
            .path("tanh, random", q, tanh)
            .dashed("1/q²", new double[] {4, 128}, new double[] {1.0 / 16, 1.0 / 16384}));
  }

  /** Least squares on the values of q tanh units with random weights, at every 40th place. */
  private static Tensor random(Settings settings, int q, Tensor places, Tensor values) {
    RandomKey key = settings.key().child("width " + q);
    double size = settings.get(STEEPNESS);
    Tensor weight = key.child("weight").normal(Shape.of(1, q), DType.F64).times(size);
    Tensor middle = key.child("middle").uniform(Shape.of(1, q), DType.F64);
    Tensor hidden = places.minus(middle).times(weight).tanh().evaluate();
    Tensor rows = Tensor.iota(501).times(40);
    var fit =
        new LeastSquares(true, 1e-10)
            .fit(hidden.gather(0, rows), values.gather(0, rows).squeeze(1));
    return fit.predict(hidden).expand(1);
  }

  private static Figure fit(
      String title, Tensor places, Tensor values, Tensor joined, Tensor fitted) {
    Tensor rows = Tensor.iota(201).times(100);
    double[] x = places.gather(0, rows).toDoubles();
    return Chart.of(title)
        .axes("x", "f")
        .size(310, 240)
        .yRange(-1.4, 1.4)
        .line("function", x, values.gather(0, rows).toDoubles())
        .line("ReLU", x, joined.gather(0, rows).toDoubles())
        .line("tanh", x, fitted.gather(0, rows).toDoubles());
  }
}
