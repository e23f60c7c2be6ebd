package dev.cajal.nn.train;

import dev.cajal.Tensor;
import dev.cajal.graph.NonFiniteException;
import dev.cajal.nn.optimizer.OptimizerGroup;
import dev.cajal.nn.optimizer.Updater;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A {@link RateFinder} at work on a network, which it leaves as it was. */
final class RateSearch {
  private static final double WORST = 4;

  private RateSearch() {}

  static RateCurve run(Trainer trainer, Samples training, RateFinder finder) {
    Map<String, Tensor> before = trainer.parameters.values();
    try {
      return steps(trainer, training, finder);
    } finally {
      trainer.parameters.load(before);
    }
  }

  private static RateCurve steps(Trainer trainer, Samples training, RateFinder finder) {
    List<OptimizerGroup> groups =
        trainer.optimizers.stream()
            .map(g -> g.with((time, horizon) -> finder.rate(time) / g.optimizer().rate()))
            .toList();
    Updater updater = new Updater(groups, trainer.adjustments, trainer.parameters.dtype());
    int size = Math.min(trainer.batchSize, training.size());
    TrainingStep step =
        TrainingStep.of(
            trainer.objective,
            trainer.parameters,
            updater,
            trainer.regularizers,
            training.batch(size));
    step.output().ifPresent(o -> trainer.objective.check(training, o.size() / size));
    Shuffle shuffle = new Shuffle(trainer.parameters.seed(), training.size());
    List<Double> rates = new ArrayList<>();
    List<Double> losses = new ArrayList<>();
    int batches = training.size() / size;
    int[] order = new int[0];
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < finder.steps(); i++) {
      if (i % batches == 0) {
        order = shuffle.order(1 + i / batches);
      }
      updater.schedule(i, finder.steps());
      step.gather(training, order, i % batches * size);
      try {
        step.run();
      } catch (NonFiniteException e) {
        break; // The last rate was too high; the curve ends there.
      }
      rates.add(updater.rate(0));
      losses.add(step.loss());
      double smoothed = RateCurve.of(rates, losses).points().getLast().smoothed();
      best = Math.min(best, smoothed);
      if (smoothed > WORST * best && best > 0) {
        break;
      }
    }
    return RateCurve.of(rates, losses);
  }
}
