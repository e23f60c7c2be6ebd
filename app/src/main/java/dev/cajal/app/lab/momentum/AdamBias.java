package dev.cajal.app.lab.momentum;

import dev.cajal.app.figure.Chart;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.NumberText;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.descent.Descent;
import dev.cajal.nn.descent.DescentPath;
import dev.cajal.nn.optimizer.Adam;
import dev.cajal.nn.optimizer.Optimizer;
import dev.cajal.nn.optimizer.Sgd;
import java.util.Arrays;

/** Adam's moments, why they are corrected, and what an index off by one does. */
public final class AdamBias implements Lab {
  private static final int STEPS = 60;
  private static final Parameter<Double> DECAY1 =
      Parameter.number("decay1", 0.9, 0, 0.99, "β₁ of the gradients' average m");
  private static final Parameter<Double> DECAY2 =
      Parameter.number("decay2", 0.999, 0.5, 0.9999, "β₂ of the squares' average v");
  private static final Parameter<Double> SCALE =
      Parameter.number("scale", 45, 0.01, 1000, "what the loss is multiplied by");

  @Override
  public LabCard card() {
    return LabCard.of("adam-bias", Chapter.MOMENTUM, "Adam and its bias correction")
        .covers("O11", "E41", "O7")
        .about(
            """
            Adam averages the gradients, m ← β₁m + (1 − β₁)g, and their squares, v ← β₂v + (1 − \
            β₂)g², both from 0, and moves by η m̂/(√v̂ + ε) with m̂ = m/(1 − β₁ᵗ) and v̂ = v/(1 − \
            β₂ᵗ), t = 1, 2, …. For a constant gradient m̂ = g and √v̂ = |g|: every move is η, \
            however large g is.

            Without the correction the first moves are too long, since v lags more than m. A deck \
            prints the exponent one too low: its first move divides by 1 − β⁰ = 0, the next ones \
            are 1.344 and 1.165.\
            """)
        .look(
            """
            The corrected move is 1 from the start; without correction it is three to six times as \
            long for a hundred steps. Multiply the loss: Adam walks the same way, \
            while plain descent with the same rate swings, goes wild or stands still.\
            """)
        .parameters(DECAY1, DECAY2, SCALE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    String[] trace = {
      "0.9000000005", "0.8004122287", "0.7015862729", "0.6039390606", "0.5079636593"
    };
    DescentPath square = Descent.path(w -> w.square().sum(), new double[] {1}, new Adam(0.1), 5);
    for (int t = 1; t <= 5; t++) {
      notebook.number("w², step " + t, square.points().get(t).x(0), trace[t - 1], "O11");
    }

    double beta1 = settings.get(DECAY1);
    double beta2 = settings.get(DECAY2);
    double[] steps = new double[STEPS];
    double[] corrected = new double[STEPS];
    double[] raw = new double[STEPS];
    double[] late = new double[STEPS];
    Adam adam = new Adam(1, beta1, beta2, 1e-8);
    DescentPath constant = Descent.path(w -> w.sum(), new double[] {0}, adam, STEPS);
    for (int t = 1; t <= STEPS; t++) {
      steps[t - 1] = t;
      corrected[t - 1] = constant.points().get(t - 1).x(0) - constant.points().get(t).x(0);
      double m = 1 - StrictMath.pow(beta1, t);
      double v = 1 - StrictMath.pow(beta2, t);
      raw[t - 1] = m / Math.sqrt(v);
      late[t - 1] =
          t == 1
              ? Double.NaN
              : m
                  / (1 - StrictMath.pow(beta1, t - 1))
                  / Math.sqrt(v / (1 - StrictMath.pow(beta2, t - 1)));
    }
    notebook.number("corrected move, t = 1", corrected[0]);
    notebook.number("move without correction, t = 1", raw[0]);
    notebook.number("move with the exponent one too low, t = 2", late[1], "1.344", "E41");
    notebook.number("move with the exponent one too low, t = 3", late[2], "1.165", "E41");
    notebook.figure(
        Chart.of("Length of the moves for a constant gradient, η = 1")
            .axes("t", "move")
            .size(640, 320)
            .yRange(0, 0.5 + Math.max(1.5, Arrays.stream(raw).max().orElseThrow()))
            .line("corrected", steps, corrected)
            .line("not corrected", steps, raw)
            .line("exponent one too low", steps, late));

    double scale = settings.get(SCALE);
    Chart ways =
        Chart.of("w² and its multiple, from w = 1")
            .axes("step", "w")
            .size(640, 320)
            .yRange(-1.5, 1.5);
    for (double factor : new double[] {1, scale}) {
      String loss = factor == 1 ? ", w²" : ", %s w²".formatted(NumberText.of(factor));
      for (Optimizer optimizer : new Optimizer[] {new Adam(0.1), new Sgd(0.02)}) {
        String name = (optimizer instanceof Sgd ? "SGD" : "Adam") + loss;
        double[] start = {1};
        DescentPath path =
            Descent.path(w -> w.square().sum().times(factor), start, optimizer, STEPS);
        double[] w = path.coordinates(0);
        double[] places = new double[w.length];
        Arrays.setAll(places, k -> k);
        ways = factor == 1 ? ways.steps(name, w) : ways.path(name, places, w);
      }
    }
    notebook.figure(ways);
  }
}
