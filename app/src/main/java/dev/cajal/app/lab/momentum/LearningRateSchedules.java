package dev.cajal.app.lab.momentum;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.NumberText;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.descent.StochasticDescent;
import dev.cajal.nn.schedule.Constant;
import dev.cajal.nn.schedule.Cosine;
import dev.cajal.nn.schedule.CosineRestarts;
import dev.cajal.nn.schedule.Exponential;
import dev.cajal.nn.schedule.Inverse;
import dev.cajal.nn.schedule.OneCycle;
import dev.cajal.nn.schedule.Schedule;
import dev.cajal.nn.schedule.Step;
import dev.cajal.nn.schedule.Warmup;
import dev.cajal.shape.Shape;
import java.util.LinkedHashMap;
import java.util.Map;

/** Learning rates that change in time. */
public final class LearningRateSchedules implements Lab {
  private static final int HORIZON = 50;
  private static final Parameter<Double> RATE =
      Parameter.number("rate", 0.5, 0.05, 0.9, "η₀ of the noisy walks");

  @Override
  public LabCard card() {
    return LabCard.of("schedules", Chapter.MOMENTUM, "Learning-rate schedules")
        .covers("O12", "E9", "T11")
        .about(
            """
            A schedule lowers the learning rate as training goes on: inverse, η₀/(1 + rt); \
            exponential, η₀e^(−λt); step, η₀r^⌊t/T⌋, here with η₀ = 0.1, λ = 0.1, r = 0.5 and T = \
            10. Without the floor ⌊ ⌋ the last one has no plateaus; a deck that draws them prints \
            no floor.

            Others begin low too: warm-up avoids long steps while the weights are random, one \
            cycle goes up and down once, restarts begin anew again and again.\
            """)
        .look(
            """
            In the noisy walks a constant rate is quick and then as noisy as ever. Rates that fall \
            settle the noise; fall too fast, as the exponential does, and the walk stops before \
            it arrives (begin with a small η₀).\
            """)
        .parameters(RATE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Map<String, Schedule> deck = new LinkedHashMap<>();
    deck.put("inverse", new Inverse(0.1));
    deck.put("exponential", new Exponential(0.1));
    deck.put("step", new Step(10, 0.5));
    double[] times = {1, 10, 15, 20, 50};
    String[][] expected = {
      {"0.09090909091", "0.05", "0.04", "0.03333333333", "0.01666666667"},
      {"0.09048374180", "0.03678794412", "0.02231301601", "0.01353352832", "6.737946999e-4"},
      {"0.1", "0.05", "0.05", "0.025", "0.003125"},
    };
    int row = 0;
    for (var entry : deck.entrySet()) {
      for (int i = 0; i < times.length; i++) {
        String name = "%s, t = %s".formatted(entry.getKey(), NumberText.of(times[i]));
        double rate = 0.1 * entry.getValue().factor(times[i], HORIZON);
        notebook.number(name, rate, expected[row][i], "O12");
      }
      row++;
    }
    Schedule smooth = (time, horizon) -> StrictMath.pow(0.5, time / 10);
    notebook.number("step, t = 5", 0.1 * deck.get("step").factor(5, HORIZON), "0.1", "E9");
    notebook.number(
        "step without floor, t = 5", 0.1 * smooth.factor(5, HORIZON), "0.07071067812", "E9");

    deck.put("step without floor", smooth);
    notebook.figure(chart("The schedules of the deck, η₀ = 0.1", deck));
    Map<String, Schedule> others = new LinkedHashMap<>();
    others.put("cosine", new Cosine());
    others.put("cosine with restarts", new CosineRestarts(10, 1.5, 0));
    others.put("warm-up, then inverse", new Warmup(8, new Inverse(0.1)));
    others.put("one cycle", new OneCycle());
    notebook.figure(chart("Others over 50 epochs", others));

    Tensor samples = Tensor.of(new double[] {3, 4, 5, 6}, Shape.of(4, 1));
    StochasticDescent descent =
        StochasticDescent.of((t, y) -> t.minus(y).square().sum().times(0.5), samples, 1);
    Map<String, Schedule> walked = new LinkedHashMap<>();
    walked.put("constant", new Constant());
    walked.put("inverse", new Inverse(0.1));
    walked.put("exponential", new Exponential(0.1));
    Chart walks = Chart.of("Noisy walks to 4.5").axes("step", "θ").size(640, 320).horizontal(4.5);
    for (var entry : walked.entrySet()) {
      Schedule schedule = entry.getValue();
      double rate = settings.get(RATE);
      walks =
          walks.steps(
              entry.getKey(),
              descent
                  .path(new double[] {0}, k -> rate * schedule.factor(k, 150), 150, settings.seed())
                  .coordinates(0));
    }
    notebook.figure(walks);
  }

  private static Chart chart(String title, Map<String, Schedule> schedules) {
    Chart chart = Chart.of(title).axes("t", "η").size(640, 300);
    int count = 501;
    for (var entry : schedules.entrySet()) {
      double[] ts = new double[count];
      double[] rates = new double[count];
      for (int i = 0; i < count; i++) {
        ts[i] = i * (double) HORIZON / count;
        rates[i] = 0.1 * entry.getValue().factor(ts[i], HORIZON);
      }
      chart = chart.line(entry.getKey(), ts, rates);
    }
    return chart;
  }
}
