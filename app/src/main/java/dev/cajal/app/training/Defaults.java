package dev.cajal.app.training;

import dev.cajal.app.model.ModelNetwork;
import dev.cajal.app.model.Part;
import dev.cajal.app.model.Recipe;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Dataset;
import dev.cajal.nn.data.Task;
import dev.cajal.nn.layer.Dense;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.shape.DType;

/**
 * What a training is like where the user did not say.
 *
 * <p>There is one recipe for tables and one for images. They were chosen by validation on splits of
 * the built-in sets other than those by which they are judged.
 */
final class Defaults {
  static final Part VALIDATION = new Part.Fraction(0.1);
  static final Part TEST = new Part.Fraction(0.2);
  static final long SEED = 1;

  private Defaults() {}

  /** The complete recipe for training data. */
  static Recipe complete(Request request, Dataset training, boolean validated) {
    boolean images = training.features().dtype() == DType.U8;
    int outputs = outputs(training);
    if (!validated && request.earlyStopping().orElse(0) > 0) {
      throw new DataException(
          "--early-stopping %d: needs a validation part to watch, but there is none; give"
                  .formatted(request.earlyStopping().orElseThrow())
              + " --validation 0.1, or leave it out");
    }
    String hidden = images ? "dense(128) relu dropout(0.3)" : "dense(32) relu dropout(0.1)";
    return new Recipe(
        request.layers().orElse(hidden + " dense(" + outputs + ")"),
        request.loss().orElseGet(() -> loss(training.task(), request)),
        request.optimizer().orElse("adam(0.002)"),
        request.schedule().orElse("cosine"),
        request.epochs().orElse(images ? 60 : 100),
        request.batchSize().orElse(images ? 64 : 32),
        request.validation().orElse(VALIDATION),
        request.test().orElse(TEST),
        request.l2().orElse(1e-4),
        validated ? request.earlyStopping().orElse(20) : 0,
        request.seed().orElse(SEED));
  }

  private static int outputs(Dataset training) {
    return switch (training.task()) {
      case BINARY, REGRESSION -> 1;
      case CLASSIFICATION -> training.classNames().size();
    };
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
    return ModelNetwork.option("--layers", () -> Sequential.parse(request.layers().get()))
        .layers()
        .reversed()
        .stream()
        .filter(Dense.class::isInstance)
        .findFirst()
        .map(last -> ((Dense) last).units() == 2)
        .orElse(false);
  }
}
