package dev.cajal.app.cli;

import dev.cajal.io.dataset.Datasets;
import dev.cajal.nn.data.Task;
import dev.cajal.nn.loss.Losses;
import dev.cajal.nn.metric.Metrics;
import dev.cajal.nn.optimizer.Averagings;
import dev.cajal.nn.optimizer.Optimizers;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Registry;
import dev.cajal.nn.schedule.Schedules;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** The words that complete the value of an option, those of them that can be listed. */
abstract class Candidates implements Iterable<String> {
  // Asked for only when something is completed: most commands need not know all losses.
  private final Supplier<List<String>> words;

  private Candidates(Supplier<List<String>> words) {
    this.words = words;
  }

  private Candidates(String... words) {
    this(() -> List.of(words));
  }

  private static List<String> names(Registry<?> registry) {
    return registry.definitions().stream().map(Definition::name).toList();
  }

  @Override
  public Iterator<String> iterator() {
    return words.get().iterator();
  }

  static final class Data extends Candidates {
    Data() {
      super(Datasets::names);
    }
  }

  static final class Tasks extends Candidates {
    Tasks() {
      super(() -> Arrays.stream(Task.values()).map(Task::label).toList());
    }
  }

  static final class LossNames extends Candidates {
    LossNames() {
      super(() -> names(Losses.registry()));
    }
  }

  static final class OptimizerNames extends Candidates {
    OptimizerNames() {
      super(() -> names(Optimizers.registry()));
    }
  }

  static final class ScheduleNames extends Candidates {
    ScheduleNames() {
      super(() -> names(Schedules.registry()));
    }
  }

  static final class MetricNames extends Candidates {
    MetricNames() {
      super(() -> names(Metrics.registry()));
    }
  }

  static final class AverageNames extends Candidates {
    AverageNames() {
      super(() -> names(Averagings.registry()));
    }
  }

  static final class Scalings extends Candidates {
    Scalings() {
      super("standard", "minmax", "robust", "quantile", "none");
    }
  }

  static final class Encodings extends Candidates {
    Encodings() {
      super("onehot", "ordinal");
    }
  }

  static final class Imputations extends Candidates {
    Imputations() {
      super("mean", "median", "most-frequent");
    }
  }

  static final class Resamplings extends Candidates {
    Resamplings() {
      super("over", "under");
    }
  }

  static final class Colours extends Candidates {
    Colours() {
      super("grey", "rgb");
    }
  }

  static final class Weights extends Candidates {
    Weights() {
      super("balanced", "none");
    }
  }
}
