package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Registry;
import java.util.List;

/** The losses by name, and their means over a batch for hand-written networks. */
public final class Losses {
  private static final Registry<Loss> REGISTRY =
      Registry.<Loss>of(
              "loss",
              List.of(
                  Definition.constant("squared_error", new SquaredError()),
                  Definition.constant("absolute_error", new AbsoluteError()),
                  Huber.DEFINITION,
                  Definition.constant("log_cosh", new LogCosh()),
                  Quantile.DEFINITION,
                  Definition.constant("gaussian", new GaussianLikelihood()),
                  Definition.constant("poisson", new Poisson()),
                  CrossEntropy.DEFINITION,
                  KlDivergence.DEFINITION,
                  MulticlassHinge.DEFINITION,
                  BinaryCrossEntropy.DEFINITION,
                  Hinge.DEFINITION,
                  Focal.DEFINITION,
                  Definition.constant("probit", new Probit())))
          .withAliases(LossAliases.NAMES);

  private Losses() {}

  /** The losses that texts and files can name. */
  public static Registry<Loss> registry() {
    return REGISTRY;
  }

  /** The mean {@link SquaredError} of a batch. */
  public static Tensor squaredError(Tensor output, Tensor target) {
    return new SquaredError().mean(output, target);
  }

  /** The mean {@link CrossEntropy} of a batch, from scores. */
  public static Tensor crossEntropy(Tensor scores, Tensor target) {
    return new CrossEntropy().mean(scores, target);
  }

  /** The mean {@link BinaryCrossEntropy} of a batch, from scores. */
  public static Tensor binaryCrossEntropy(Tensor scores, Tensor target) {
    return new BinaryCrossEntropy().mean(scores, target);
  }
}
