package dev.cajal.app.training;

import dev.cajal.io.model.LossChoice;
import dev.cajal.io.model.ModelNetwork;
import dev.cajal.io.model.Part;
import dev.cajal.io.model.Recipe;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Task;
import dev.cajal.nn.layer.Concatenate;
import dev.cajal.nn.layer.Dense;
import dev.cajal.nn.layer.Layer;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.loss.Links;
import dev.cajal.nn.loss.Loss;
import dev.cajal.shape.DType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a training is like where the user did not say.
 *
 * <p>It follows from the kind and the number of samples alone, never from which data they are. The
 * settings were chosen by the means over many splits of the small built-in sets (seeds 101 to 172),
 * which lie on a plateau: half or twice the width, the rate or the penalty changes little.
 */
enum Defaults {
  /** A few hundred rows: one narrow layer, held back by dropout and a penalty. */
  SMALL_TABLE("dense(32) relu dropout(0.3)", "adam(0.01)", 100, 32, 20),

  /** Many rows. */
  LARGE_TABLE(
      "dense(128) relu dropout(0.1) dense(64) relu dropout(0.1)", "adam(0.002)", 40, 128, 10),

  /** A few thousand images. */
  FEW_IMAGES(
      "dense(256) relu dropout(0.3) dense(128) relu dropout(0.3)", "adam(0.002)", 60, 64, 20),

  /** Many images. */
  MANY_IMAGES(
      "dense(256) relu dropout(0.3) dense(128) relu dropout(0.3)", "adam(0.002)", 15, 64, 5);

  static final Part VALIDATION = new Part.Fraction(0.1);
  static final Part TEST = new Part.Fraction(0.2);
  static final long SEED = 1;

  private static final int MANY_ROWS = 5000;
  private static final int MANY_SAMPLES = 10_000;
  private static final double STRONGEST_PENALTY = 0.01;
  private static final double IMAGE_PENALTY = 1e-4;

  private final String hidden;
  private final String optimizer;
  private final int epochs;
  private final int batchSize;
  private final int patience;

  Defaults(String hidden, String optimizer, int epochs, int batchSize, int patience) {
    this.hidden = hidden;
    this.optimizer = optimizer;
    this.epochs = epochs;
    this.batchSize = batchSize;
    this.patience = patience;
  }

  /** The settings for training data. */
  static Defaults of(TrainingFacts training) {
    boolean images = training.dtype() == DType.U8;
    if (images) {
      return training.samples() < MANY_SAMPLES ? FEW_IMAGES : MANY_IMAGES;
    }
    return training.samples() < MANY_ROWS ? SMALL_TABLE : LARGE_TABLE;
  }

  /** The complete recipe for training data. */
  Recipe complete(Request request, TrainingFacts training, boolean validated) {
    if (!validated && request.earlyStopping().orElse(0) > 0) {
      throw new DataException(
          "--early-stopping %d: needs a validation part to watch, but there is none; give"
                  .formatted(request.earlyStopping().orElseThrow())
              + " --validation 0.1, or leave it out");
    }
    String loss = request.loss().orElseGet(() -> loss(training.task(), request));
    return new Recipe(
        request
            .layers()
            .map(layers -> OutputUnits.in(layers, LossChoice.parse(loss), training))
            .orElseGet(() -> hidden + last(LossChoice.parse(loss), training)),
        loss,
        optimizer(request),
        request.schedule().orElse("cosine"),
        request.epochs().orElse(epochs),
        request.batchSize().orElse(batchSize),
        request.validation().orElse(VALIDATION),
        test(request),
        request.l2().orElseGet(() -> penalty(training.samples())),
        request.steps(),
        request.data(),
        validated ? request.earlyStopping().orElse(patience) : 0,
        ClassWeighting.of(request.classWeights(), training),
        metrics(request, loss, training.task()),
        Calibration.checked(request.calibrate(), LossChoice.parse(loss), loss, validated),
        request.seed().orElse(SEED));
  }

  private String optimizer(Request request) {
    String text = request.optimizer().orElse(optimizer);
    return request.learningRate().map(rate -> LearningRate.in(text, rate)).orElse(text);
  }

  /** The part to judge by, which the folds of a cross-validation make needless. */
  static Part test(Request request) {
    return request.test().orElse(request.data().folds() > 0 ? new Part.Fraction(0) : TEST);
  }

  /** For tables that of a fixed prior on the weights, which weighs less the more rows there are. */
  private double penalty(int samples) {
    return switch (this) {
      case FEW_IMAGES -> IMAGE_PENALTY;
      case MANY_IMAGES -> 0;
      case SMALL_TABLE, LARGE_TABLE -> {
        double prior = Math.min(STRONGEST_PENALTY, 2.0 / samples);
        yield new BigDecimal(prior).round(new MathContext(1)).doubleValue();
      }
    };
  }

  /** The last layers: as many outputs as the loss needs, and probabilities if it takes such. */
  private static String last(Loss loss, TrainingFacts training) {
    String dense = " dense(%d)".formatted(OutputUnits.of(loss, training));
    if (loss.link() != Links.PROBABILITY) {
      return dense;
    }
    return dense + (loss.target() == Loss.Target.BITS ? " sigmoid" : " softmax");
  }

  private static String metrics(Request request, String loss, Task task) {
    String metrics = request.metrics().orElse("");
    MetricChoice.of(metrics, task, LossChoice.parse(loss), loss);
    return metrics;
  }

  private static String loss(Task task, Request request) {
    return switch (task) {
      case REGRESSION -> "squared_error";
      case CLASSIFICATION -> "cross_entropy";
      case BINARY -> hasTwoOutputs(request) ? "cross_entropy" : "binary_cross_entropy";
    };
  }

  /** Whether the user's own layers end with a score for each of two classes. */
  private static boolean hasTwoOutputs(Request request) {
    if (request.layers().isEmpty()) {
      return false;
    }
    Sequential written =
        ModelNetwork.option(
            "--layers", () -> Sequential.parse(OutputUnits.with(request.layers().get(), 1)));
    return outputs(written).orElse(1) == 2;
  }

  /** How many numbers a layer gives for a sample, where the dense layers in it tell. */
  private static OptionalInt outputs(Layer layer) {
    return switch (layer) {
      case Dense dense -> OptionalInt.of(dense.units());
      case Concatenate side -> {
        List<OptionalInt> parts = side.branches().stream().map(Defaults::outputs).toList();
        yield parts.stream().allMatch(OptionalInt::isPresent)
            ? OptionalInt.of(parts.stream().mapToInt(OptionalInt::getAsInt).sum())
            : OptionalInt.empty();
      }
      default ->
          layer.parts().reversed().stream()
              .map(Defaults::outputs)
              .flatMapToInt(OptionalInt::stream)
              .findFirst();
    };
  }
}
