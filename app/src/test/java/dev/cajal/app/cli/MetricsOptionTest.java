package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** {@code --metrics} of train and evaluate. */
class MetricsOptionTest extends Refusals {
  private Map<?, ?> lastLine() {
    return JsonMapper.shared().readValue(console.out().lines().toList().getLast(), Map.class);
  }

  private void train(String... more) {
    String[] arguments = new String[6 + more.length];
    System.arraycopy(
        new String[] {"train", good, "--epochs", "20", "--out", model.toString()},
        0,
        arguments,
        0,
        6);
    System.arraycopy(more, 0, arguments, 6, more.length);
    assertThat(console.run(arguments)).isZero();
  }

  @Test
  void train_metricsForClasses_areShownForEveryPart() {
    train("--metrics", "f1_macro, roc_auc, top_k(2), log_loss", "--json");

    assertThat(console.out()).contains("accuracy  f1_macro  roc_auc");
    for (String part : new String[] {"training", "validation", "test"}) {
      assertThat(lastLine().get(part))
          .asInstanceOf(MAP)
          .containsOnlyKeys("accuracy", "f1_macro", "roc_auc", "top_2", "log_loss", "loss");
    }
    // The loss is cross-entropy, whose mean the log loss is.
    Map<?, ?> test = (Map<?, ?>) lastLine().get("test");
    assertThat((Double) test.get("log_loss")).isCloseTo((Double) test.get("loss"), within(1e-4));

    assertThat(console.run("evaluate", model.toString(), "--metrics", "matthews", "--json"))
        .isZero();
    assertThat(lastLine().get("metrics"))
        .asInstanceOf(MAP)
        .containsEntry("f1_macro", test.get("f1_macro"))
        .containsKey("matthews");
  }

  @Test
  void train_metricsForNumbers_areInTheirUnit() {
    train("--target", "width", "--metrics", "mse, explained_variance", "--json");

    Map<?, ?> test = (Map<?, ?>) lastLine().get("test");
    assertThat(test.keySet())
        .asString()
        .isEqualTo("[r2, rmse, mae, mse, explained_variance, loss]");
    double rmse = (Double) test.get("rmse");
    assertThat((Double) test.get("mse")).isCloseTo(rmse * rmse, within(1e-12));
  }

  @Test
  void metricsThatDoNotSuit_areRefused() throws IOException {
    refuses(
        "--metrics rmse: is for numbers, but the target is a class; choose of accuracy, top_k,"
            + " balanced_accuracy, precision, precision_macro, precision_micro, recall,"
            + " recall_macro, recall_micro, f1, f1_macro, f1_micro, matthews, roc_auc,"
            + " average_precision, log_loss, brier, calibration_error",
        "train",
        good,
        "--metrics",
        "rmse");
    refuses(
        "--metrics f1: is for classes, but the target is a number; choose of mse, rmse, mae, r2,"
            + " explained_variance",
        "train",
        good,
        "--target",
        "width",
        "--metrics",
        "f1");
    refuses(
        "--metrics brier: needs probabilities, but the scores of the loss multiclass_hinge are"
            + " none; train with cross_entropy",
        "train",
        good,
        "--loss",
        "multiclass_hinge",
        "--metrics",
        "roc_auc, brier");
    refuses(
        "--metrics \"f1_makro\", position 1: no metric is called \"f1_makro\"; did you"
            + " mean \"f1_macro\" or \"f1_micro\"?",
        "train",
        good,
        "--metrics",
        "f1_makro");
  }
}
