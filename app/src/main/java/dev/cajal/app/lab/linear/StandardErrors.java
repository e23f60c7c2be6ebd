package dev.cajal.app.lab.linear;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.cluster.KernelDensity;
import dev.cajal.nn.linear.BinaryFit;
import dev.cajal.nn.linear.BinaryRegression;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.Arrays;

/** How far a fitted weight may be off, told from one data set and seen in many. */
public final class StandardErrors implements Lab {
  private static final Parameter<Integer> SAMPLES =
      Parameter.whole("samples", 100, 60, 400, "samples in each data set");
  private static final Parameter<Double> WEIGHT =
      Parameter.number("w", 1, 0, 1.5, "the true weight");
  private static final int SETS = 200;
  private static final double BUMP = 0.1;

  @Override
  public LabCard card() {
    return LabCard.of("standard-errors", Chapter.LINEAR, "Standard errors")
        .covers("P10", "L14", "L17", "T2")
        .about(
            """
            A fit from other samples would have given another weight. How different is told by \
            the curvature of the log-likelihood: the inverse Hessian at the maximum is the \
            covariance, and the roots of its diagonal are the standard errors. Here 200 data sets \
            from one true model show whether that holds.\
            """)
        .look(
            """
            The fitted weights are spread as widely as a single fit foretells, and \
            about 95 of 100 intervals ŵ ± 1.96 errors contain the true weight. Four times the \
            samples halve the error. Small samples overshoot a little.\
            """)
        .parameters(SAMPLES, WEIGHT);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    int count = settings.get(SAMPLES);
    double truth = settings.get(WEIGHT);
    Tensor x = settings.key().child("x").normal(Shape.of(count, 1), DType.F64).evaluate();
    Tensor p = x.squeeze(1).times(truth).sigmoid();
    Tensor draws = settings.key().child("y").uniform(Shape.of(SETS, count), DType.F64).evaluate();
    double[] weights = new double[SETS];
    double[] errors = new double[SETS];
    int inside = 0;
    for (int i = 0; i < SETS; i++) {
      Tensor labels = draws.at(0, i).lessThan(p).to(DType.F64).evaluate();
      BinaryFit fit = BinaryRegression.logistic().fit(x, labels);
      weights[i] = fit.plane().weights().get(0);
      errors[i] = fit.weightErrors().get(0);
      inside += Math.abs(weights[i] - truth) <= 1.96 * errors[i] ? 1 : 0;
    }
    double mean = Arrays.stream(weights).average().orElseThrow();
    double spread =
        Math.sqrt(Arrays.stream(weights).map(w -> (w - mean) * (w - mean)).sum() / (SETS - 1));
    double foretold = Arrays.stream(errors).average().orElseThrow();
    notebook.number("true w", truth);
    notebook.number("mean of the fitted w", mean);
    notebook.number("their standard deviation", spread);
    notebook.number("mean of the standard errors", foretold);
    notebook.number("intervals that contain the true w, %", 100.0 * inside / SETS);

    KernelDensity density = new KernelDensity(Matrices.vector(weights).expand(1), BUMP);
    Chart many =
        Chart.of("Weights of %d data sets".formatted(SETS))
            .axes("w", "density")
            .curve("fitted weights", truth - 1.5, truth + 2, t -> density.density(t.expand(1)))
            .curve("N(w, mean error²)", truth - 1.5, truth + 2, t -> bell(t, truth, foretold))
            .vertical(truth);
    Chart intervals =
        Chart.of("The first 40 intervals").axes("w", "data set").size(380, 300).vertical(truth);
    for (int i = 0; i < 40; i++) {
      double reach = 1.96 * errors[i];
      String name = Math.abs(weights[i] - truth) <= reach ? "contains w" : "misses w";
      double[] ends = {weights[i] - reach, weights[i] + reach};
      intervals = intervals.line(name, ends, new double[] {i + 1, i + 1});
    }
    notebook.figure(Panels.row("ŵ and its error", many, intervals));
  }

  private static Tensor bell(Tensor w, double centre, double deviation) {
    Tensor z = w.minus(centre).dividedBy(deviation);
    return z.square().times(-0.5).exp().dividedBy(deviation * Math.sqrt(2 * Math.PI));
  }
}
