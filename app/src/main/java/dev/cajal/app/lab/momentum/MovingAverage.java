package dev.cajal.app.lab.momentum;

import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.NumberText;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.Arrays;

/** The exponential moving average, which momentum and Adam are made of. */
public final class MovingAverage implements Lab {
  private static final Parameter<Double> DECAY =
      Parameter.number("decay", 0.9, 0, 0.99, "β of the third average");
  private static final Parameter<Double> NOISE =
      Parameter.number("noise", 0.4, 0, 1, "standard deviation of the noise");

  @Override
  public LabCard card() {
    return LabCard.of("moving-average", Chapter.MOMENTUM, "The exponential moving average")
        .covers("O7", "E42", "O11")
        .about(
            """
            s(1) = y(1), then s(t) = β s(t − 1) + (1 − β) y(t). The newest number has the weight 1 \
            − β and each older one β times that of the next: roughly the last 1/(1 − β) numbers \
            count.

            Begun at 0 in place of y(1) the average is too small at first. Divided by 1 − βᵗ, the \
            sum of the weights so far, it is right from the start; Adam does that.\
            """)
        .look(
            """
            A small β forgets fast: it follows the noise. A large one is smooth and late. In the \
            second picture the start at 0 shows for about 1/(1 − β) steps.\
            """)
        .parameters(DECAY, NOISE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    double[] counted = average(0.9, true, 1, 2, 3, 4);
    String[] trace = {"1", "1.1", "1.29", "1.561"};
    for (int t = 0; t < 4; t++) {
      notebook.number("s(%d) of 1, 2, 3, 4, β = 0.9".formatted(t + 1), counted[t], trace[t], "O7");
    }

    int count = 120;
    double[] y = settings.key().normal(Shape.of(count), DType.F64).toDoubles();
    double[] ts = new double[count];
    for (int t = 0; t < count; t++) {
      ts[t] = t + 1;
      y[t] = 1 + Math.sin(t / 15.0) + settings.get(NOISE) * y[t];
    }
    double decay = settings.get(DECAY);
    Chart series = Chart.of("A noisy series").axes("t", "").size(640, 340).points("", ts, y);
    Chart weights = Chart.of("weight of a number").axes("steps ago", "weight").size(330, 260);
    for (double beta : new double[] {0.5, 0.98, decay}) {
      String name = "β = " + NumberText.of(beta);
      series = series.line(name, ts, average(beta, true, y));
      double[] impulse = new double[40];
      impulse[0] = 1;
      weights = weights.steps(name, average(beta, false, impulse));
    }
    notebook.figure(series);

    double[] begun = average(decay, false, y);
    double[] corrected = begun.clone();
    for (int t = 0; t < count; t++) {
      corrected[t] /= 1 - StrictMath.pow(decay, t + 1);
    }
    int shown = 50;
    notebook.figure(
        Panels.row(
            "What counts, and how it begins",
            weights,
            Chart.of("the start, β = " + NumberText.of(decay))
                .axes("t", "")
                .size(330, 260)
                .line("from y(1)", cut(ts, shown), cut(average(decay, true, y), shown))
                .line("from 0", cut(ts, shown), cut(begun, shown))
                .dashed("from 0, corrected", cut(ts, shown), cut(corrected, shown))));
  }

  /** s, which begins at the first number or at 0. */
  private static double[] average(double beta, boolean fromFirst, double... y) {
    double[] s = new double[y.length];
    double last = fromFirst ? y[0] : 0;
    for (int t = 0; t < y.length; t++) {
      last = beta * last + (1 - beta) * y[t];
      s[t] = last;
    }
    return s;
  }

  private static double[] cut(double[] values, int count) {
    return Arrays.copyOf(values, count);
  }
}
