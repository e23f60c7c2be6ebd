package dev.cajal.io.fuzz;

import dev.cajal.io.Fuzzer;
import dev.cajal.io.model.DataSettings;
import dev.cajal.nn.data.CategoryEncoding;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Imputation;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.loss.Losses;
import dev.cajal.nn.metric.Metrics;
import dev.cajal.nn.optimizer.Averagings;
import dev.cajal.nn.optimizer.Optimizers;
import dev.cajal.nn.parameter.Selection;
import dev.cajal.nn.schedule.Schedules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Fuzzes the text forms of options, see {@link Fuzzer}. */
class TextFuzzTest {
  private static final String[] WORDS = {
    "(", ")", "[", "]", ",", "=", " ", "true", "false", "-", ".", "e", "(((((((((("
  };

  private static String[] and(String... more) {
    String[] all = new String[WORDS.length + more.length];
    System.arraycopy(WORDS, 0, all, 0, WORDS.length);
    System.arraycopy(more, 0, all, WORDS.length, more.length);
    return all;
  }

  @Test
  void layers_readOrRefused() {
    Fuzzer.texts(
        Sequential::parse,
        List.of(
            "dense(64) relu dropout(0.2) dense(10)",
            "reshape([2, 3]) residual(dense(6) tanh) batch_norm concatenate(dense(2))",
            "dense(8, bias=false, initializer=glorot_normal) leaky_relu(0.1) layer_norm softmax"),
        and("dense", "residual", "concatenate", "dropout(1)", "dense(0)", "reshape([])", "gelu"));
  }

  @Test
  void losses_readOrRefused() {
    Fuzzer.texts(
        text -> Losses.registry().parse(text),
        List.of("huber(2)", "focal(gamma=2)", "cross_entropy(0.1)", "squared_error"),
        and("quantile", "gaussian", "hinge", "huber", "poisson"));
  }

  @Test
  void optimizersSchedulesAndOthers_readOrRefused() {
    Fuzzer.texts(
        Optimizers::parse,
        List.of("adam(0.001)", "sgd(0.1)", "rmsprop(0.01, momentum=0.9)", "keras_adam"),
        and("adam", "lion", "beta1", "epsilon", "nesterov"));
    Fuzzer.texts(
        Schedules::parse,
        List.of("constant", "step(10, 0.5)", "warmup(2, cosine)", "plateau(5, 0.5)", "one_cycle"),
        and("warmup", "cosine", "polynomial", "exponential"));
    Fuzzer.texts(
        Metrics::parse,
        List.of("f1_macro, roc_auc", "top_k(3)", "log_loss, top_k(2), brier"),
        and("top_k", "accuracy", "mse"));
    Fuzzer.texts(Averagings::parse, List.of("polyak", "ema(0.99)"), and("ema", "polyak", "decay"));
    Fuzzer.texts(Imputation::parse, List.of("mean", "constant:3", "constant:x"), "constant:", ":");
    Fuzzer.texts(
        CategoryEncoding::parse, List.of("onehot", "hashing(16)"), and("hashing", "ordinal"));
  }

  @Test
  void selections_readOrRefused() {
    Fuzzer.texts(
        text -> {
          try {
            Selection.parse(text);
          } catch (IllegalArgumentException e) {
            throw new DataException(e.getMessage(), e); // as it is documented
          }
        },
        List.of("**.weight", "layer.0.*", "a.b, c.**", "encoder.*.bias"),
        "*",
        "**",
        ".",
        ",",
        "!",
        " ",
        "a",
        "..");
  }

  @Test
  void dataSettings_readOrRefused() {
    Fuzzer.texts(
        text -> {
          Map<String, String> given = new LinkedHashMap<>();
          for (String part : text.split("\n", -1)) {
            int sign = Math.max(0, part.indexOf('='));
            given.put(part.substring(0, sign), part.substring(Math.min(part.length(), sign + 1)));
          }
          DataSettings.parse(given);
        },
        List.of(
            "scale=minmax\nimpute=median\npolynomial=2\nrare=3",
            "stream=true\nshuffle-window=100\nencoding=utf-8",
            "folds=3\nresample=over\nignore=a, b\ngroup=x"),
        "scale",
        "impute",
        "=",
        "\n",
        "time=t",
        "missing-indicator=x",
        "encode=hashing(3)");
  }
}
