package dev.cajal.app.training;

import dev.cajal.io.model.ModelNetwork;
import dev.cajal.nn.optimizer.Optimizer;
import dev.cajal.nn.optimizer.Optimizers;
import dev.cajal.nn.registry.Registry;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code --learning-rate} does to an optimizer. */
final class LearningRate {
  private static final String RATE = "rate";

  private LearningRate() {}

  /** The text of the optimizer with another rate and all its other settings. */
  static String in(String optimizer, double rate) {
    Registry<Optimizer> registry = Optimizers.registry();
    Optimizer own = OptimizerChoice.parse(optimizer);
    Map<String, Object> settings = new LinkedHashMap<>(registry.toMap(own).orElseThrow());
    settings.put(RATE, rate);
    Optimizer other = ModelNetwork.option("--learning-rate", () -> registry.fromMap(settings));
    return registry.print(other).orElseThrow();
  }
}
