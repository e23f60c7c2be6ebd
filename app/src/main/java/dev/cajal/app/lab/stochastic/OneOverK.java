package dev.cajal.app.lab.stochastic;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.NumberText;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.descent.Descent;
import dev.cajal.nn.descent.StochasticDescent;
import dev.cajal.nn.optimizer.Sgd;
import dev.cajal.shape.Shape;
import java.util.function.IntToDoubleFunction;

/** How fast stochastic descent comes near: the law 1/k. */
public final class OneOverK implements Lab {
  private static final int STEPS = 100;
  private static final Parameter<Double> RATE =
      Parameter.number("rate", 0.2, 0.01, 0.9, "the constant α");
  private static final Parameter<Integer> RUNS =
      Parameter.whole("runs", 40, 1, 100, "simulations of which the mean is taken");

  @Override
  public LabCard card() {
    return LabCard.of("one-over-k", Chapter.STOCHASTIC, "The law 1/k")
        .covers("T11", "T13", "O12", "E29")
        .about(
            """
            f is the mean of fᵢ(θ) = ½(θ − yᵢ)² for y = 3, 4, 5, 6. Each step takes one of them at \
            random: θ ← θ − α(k)(θ − yᵢ). With α(k) = 1/k, θ is the mean of the y drawn so far, \
            and E[f − f*] is exactly ½ Var(y)/k = 0.625/k.

            For any steps the expected square e of θ − 4.5 follows e ← (1 − α)² e + 1.25 α², \
            which gives the smooth lines. Full gradient descent has no noise: e is multiplied by \
            (1 − α)² each time.\
            """)
        .look(
            """
            On this paper 1/k is a straight line of slope −1. A constant α is faster at first and \
            then stays on a floor, α/(2 − α) · 0.625. α = 1/√k comes down too slowly. Gradient \
            descent falls off any straight line: ρᵏ. Steps must add up to infinity, and their \
            squares must not.\
            """)
        .parameters(RATE, RUNS);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    double rate = settings.get(RATE);
    double[] inverse = expected(k -> 1.0 / k);
    notebook.number("E[f − f*], α = 1/k, k = 1", inverse[0], "0.625", "T11");
    notebook.number("E[f − f*], α = 1/k, k = 10", inverse[9], "0.0625", "T11");
    notebook.number("floor of constant α", rate / (2 - rate) * 0.625);

    Tensor samples = Tensor.of(new double[] {3, 4, 5, 6}, Shape.of(4, 1));
    StochasticDescent descent =
        StochasticDescent.of((t, y) -> t.minus(y).square().sum().times(0.5), samples, 1);
    double[] simulated = new double[STEPS];
    int runs = settings.get(RUNS);
    for (int run = 0; run < runs; run++) {
      double[] start = {0};
      double[] values =
          descent.path(start, k -> 1.0 / k, STEPS, settings.seed() * 1000 + run).values();
      for (int k = 1; k <= STEPS; k++) {
        simulated[k - 1] += (values[k] - 0.625) / runs;
      }
    }
    notebook.number("simulated mean, α = 1/k, k = 10", simulated[9]);

    double[] batch =
        Descent.path(
                t -> t.minus(4.5).square().sum().times(0.5), new double[] {0}, new Sgd(rate), STEPS)
            .values();
    double[] ks = new double[STEPS];
    double[] full = new double[STEPS];
    for (int k = 1; k <= STEPS; k++) {
      ks[k - 1] = k;
      full[k - 1] = batch[k];
    }
    notebook.figure(
        Chart.of("Distance from the least loss")
            .axes("k", "E[f − f*]")
            .logX()
            .logY()
            .yRange(1e-3, 20)
            .size(640, 420)
            .line("α = 1/k: 0.625/k", ks, inverse)
            .dashed("α = 1/k, mean of %d runs".formatted(runs), ks, simulated)
            .line("α = " + NumberText.of(rate), ks, expected(k -> rate))
            .line("α = 1/√k", ks, expected(k -> 1 / Math.sqrt(k)))
            .line("full gradient, α = " + NumberText.of(rate), ks, full));
  }

  /** The exact expectation of f − f* after each step, from θ = 0. */
  private static double[] expected(IntToDoubleFunction rate) {
    double[] excess = new double[STEPS];
    double square = 4.5 * 4.5;
    for (int k = 1; k <= STEPS; k++) {
      double alpha = rate.applyAsDouble(k);
      square = (1 - alpha) * (1 - alpha) * square + 1.25 * alpha * alpha;
      excess[k - 1] = square / 2;
    }
    return excess;
  }
}
