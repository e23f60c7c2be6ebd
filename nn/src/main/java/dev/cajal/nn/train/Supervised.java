package dev.cajal.nn.train;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.layer.Layer;
import dev.cajal.nn.loss.Link;
import dev.cajal.nn.loss.Loss;
import dev.cajal.nn.loss.Reduction;
import dev.cajal.nn.parameter.Scope;
import java.util.Objects;
import java.util.Optional;

/**
 * A loss of a layer's output against the target.
 *
 * @param layer from the field {@link Samples#INPUT} to the output
 * @param loss against the field {@link Samples#TARGET}
 * @param reduction of the losses of samples, each times its {@link Samples#WEIGHT} if there is one
 */
record Supervised(Layer layer, Loss loss, Reduction reduction) implements Objective {
  Supervised {
    Objects.requireNonNull(layer, "layer");
    Objects.requireNonNull(loss, "loss");
    Objects.requireNonNull(reduction, "reduction");
  }

  @Override
  public Outcome evaluate(Scope scope, Batch batch) {
    Tensor output = layer.apply(batch.get(Samples.INPUT), scope);
    Tensor target = batch.get(Samples.TARGET);
    Tensor weight = batch.tensors().get(Samples.WEIGHT);
    Tensor value =
        weight == null
            ? loss.reduced(output, target, reduction)
            : loss.reduced(output, target, weight, reduction);
    return Outcome.of(value).withOutput(output).with(reduction);
  }

  @Override
  public void check(Samples samples, int outputs) {
    loss.check(samples.get(Samples.TARGET).buffer(), samples.size(), outputs);
    Tensor weights = samples.fields().get(Samples.WEIGHT);
    if (weights != null) {
      checkWeights(weights.buffer());
    }
  }

  @Override
  public Optional<Link> link() {
    return Optional.of(loss.link());
  }

  private static void checkWeights(Buffer weights) {
    boolean any = false;
    for (int i = 0; i < weights.size(); i++) {
      double weight = weights.doubleAt(i);
      if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "weights: each must be a number of at least 0; sample %d has %s"
                .formatted(i + 1, weight));
      }
      any |= weight > 0;
    }
    if (!any) {
      throw new IllegalArgumentException(
          "weights: at least one must be greater than 0; all %d are 0".formatted(weights.size()));
    }
  }
}
