package dev.cajal.app.lab.loss;

import dev.cajal.Gradient;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.NumberText;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.loss.AbsoluteError;
import dev.cajal.nn.loss.Huber;
import dev.cajal.nn.loss.LogCosh;
import dev.cajal.nn.loss.Loss;
import dev.cajal.nn.loss.Quantile;
import dev.cajal.nn.loss.Reduction;
import dev.cajal.nn.loss.SquaredError;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Losses of a number against its error, and the number that each likes best. */
public final class ResidualLosses implements Lab {
  private static final Parameter<Double> OUTLIER =
      Parameter.number("outlier", 12, 3, 30, "the last of the seven values");
  private static final Parameter<Double> TAU =
      Parameter.number("tau", 0.8, 0.05, 0.95, "share of values below the quantile");

  @Override
  public LabCard card() {
    return LabCard.of("residual-losses", Chapter.LOSS, "Losses against the error")
        .covers("L1", "L2", "L3", "L4", "L16", "L18", "C4", "E30", "E34")
        .about(
            """
            How much an error e = s − y costs decides which prediction is best. The square (from \
            Gaussian noise) leads to the mean, the absolute value to the median, the tilted \
            quantile loss to a quantile; Huber and log cosh are squares near 0 and straight far \
            away.\
            """)
        .look(
            """
            The slope is the force with which a sample pulls: for the square it grows without \
            bound, for the others it stops at a limit. Drag the outlier: the best constant of the \
            square follows it, the median does not move.\
            """)
        .parameters(OUTLIER, TAU);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Tensor y = Matrices.matrix(new double[] {0, 1, 0, 0});
    Variable s = Variable.of("s", Matrices.matrix(new double[] {0.1, 0.7, 0, 0.2}));
    Tensor square = new SquaredError().perSample(s, y).sum();
    notebook.number("‖y − s‖²", square.toDouble(), "0.14", "L1");
    notebook.numbers(
        "its gradient", Gradient.of(square, s).of(s).flatten(0), "L1", "0.2", "-0.6", "0", "0.4");
    Tensor sizes = new AbsoluteError().perSample(s, y).sum();
    notebook.number("Σ|y − s|", sizes.toDouble(), "0.6", "L4");
    notebook.numbers(
        "its gradient, L1:", Gradient.of(sizes, s).of(s).flatten(0), "L4", "1", "-1", "0", "1");
    Variable a = Variable.of("a", Matrices.vector(0.3, 0.6, 0.9));
    Tensor half =
        Reduction.HALF_MEAN.of(
            new SquaredError().perSample(a.expand(1), Matrices.vector(1, 0, 1).expand(1)));
    notebook.numbers(
        "gradient of the half mean",
        Gradient.of(half, a).of(a),
        "E30",
        "-0.2333333333",
        "0.2",
        "-0.03333333333");

    Map<String, Loss> losses = new LinkedHashMap<>();
    losses.put("square", new SquaredError());
    losses.put("absolute", new AbsoluteError());
    losses.put("Huber, δ = 1", new Huber());
    losses.put("log cosh", new LogCosh());
    losses.put(
        "quantile, τ = " + NumberText.of(settings.get(TAU), 3), new Quantile(settings.get(TAU)));
    Chart curves = Chart.of("Loss").axes("e = s − y", "loss").yRange(0, 4).size(400, 320);
    Chart slopes = Chart.of("Slope").axes("e = s − y", "∂loss/∂s").yRange(-3, 3).size(400, 320);
    double[] values = {0, 0.5, 1, 1.5, 2, 2.5, settings.get(OUTLIER)};
    double[] tried = new double[(int) Math.round(Math.min(1.1 * settings.get(OUTLIER), 8) * 100)];
    Arrays.setAll(tried, i -> i * 0.01);
    Chart best =
        Chart.of("Sum over the seven values, relative to its least")
            .axes("constant prediction s", "")
            .size(820, 280)
            .yRange(0.9, 2)
            .xRange(-0.2, tried[tried.length - 1]);
    var table =
        notebook.table("Best constant for 0, 0.5, …, 2.5 and the outlier", "loss", "constant");
    for (Map.Entry<String, Loss> entry : losses.entrySet()) {
      Loss loss = entry.getValue();
      curves = curves.curve(entry.getKey(), -3, 3, e -> loss.perSample(e, e.times(0)));
      slopes = slopes.curve(entry.getKey(), -3, 3, e -> slope(loss, e));
      double[] sums = sums(loss, tried, values);
      double least = Arrays.stream(sums).min().orElseThrow();
      best = best.line(entry.getKey(), tried, Arrays.stream(sums).map(v -> v / least).toArray());
      table.row(
          entry.getKey(),
          tried[
              IntStream.range(0, sums.length)
                  .filter(i -> sums[i] == least)
                  .findFirst()
                  .orElseThrow()]);
    }
    for (double value : values) {
      best = value < tried[tried.length - 1] ? best.vertical(value) : best;
    }
    notebook.figure(Panels.row("Against the error", curves, slopes));
    notebook.figure(best);
  }

  private static Tensor slope(Loss loss, Tensor at) {
    Variable error = Variable.of("e", at.evaluate());
    return Gradient.of(loss.perSample(error, at.times(0)).sum(), error).of(error);
  }

  /** Σ loss over the values for each constant. */
  private static double[] sums(Loss loss, double[] constants, double[] values) {
    Tensor s = Matrices.vector(constants).expand(1);
    Tensor sums = Matrices.vector(new double[constants.length]);
    for (double value : values) {
      sums = sums.plus(loss.perSample(s, s.times(0).plus(value)));
    }
    return sums.toDoubles();
  }
}
