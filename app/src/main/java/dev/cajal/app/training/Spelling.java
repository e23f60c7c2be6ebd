package dev.cajal.app.training;

import dev.cajal.nn.layer.Layers;
import dev.cajal.nn.loss.Losses;
import dev.cajal.nn.metric.Metrics;
import dev.cajal.nn.optimizer.Averagings;
import dev.cajal.nn.optimizer.Optimizers;
import dev.cajal.nn.registry.Registry;
import dev.cajal.nn.registry.SettingException;
import dev.cajal.nn.schedule.Schedules;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One way of writing a setting that can be written in several. */
final class Spelling {
  private static final Map<String, Registry<?>> REGISTRIES =
      Map.of(
          "layers", Layers.registry(),
          "loss", Losses.registry(),
          "optimizer", Optimizers.registry(),
          "schedule", Schedules.registry(),
          "average", Averagings.registry());

  private Spelling() {}

  /** The registered names with the settings that are not the defaults; other text as it is. */
  static String of(String option, String text) {
    try {
      if (option.equals("metrics")) {
        return Metrics.parse(text).stream()
            .map(metric -> Metrics.registry().print(metric).orElseThrow())
            .collect(Collectors.joining(","));
      }
      Registry<?> registry = REGISTRIES.get(option);
      return registry == null ? text : printed(registry, text).orElse(text);
    } catch (SettingException e) {
      return text;
    }
  }

  private static <T> Optional<String> printed(Registry<T> registry, String text) {
    return registry.printAll(registry.parseAll(text));
  }
}
