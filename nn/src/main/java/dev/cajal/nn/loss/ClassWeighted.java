package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import java.util.List;
import java.util.Objects;

/**
 * Another loss, each sample's times the weight of its class.
 *
 * <p>The target is class codes [batch] or [batch, 1] of any whole type; or rows of probabilities
 * [batch, classes], whose weight is Σ y_k w_k; or for two classes the probability of the second
 * one, [batch] or [batch, 1]. As with all weights, a {@linkplain Reduction mean} divides by the
 * number of samples.
 *
 * @param loss the other loss
 * @param weights one for each class, at least 0 and not all 0
 */
public record ClassWeighted(Loss loss, List<Double> weights) implements Loss {
  /** Checks the weights. */
  public ClassWeighted {
    Objects.requireNonNull(loss, "loss");
    weights = List.copyOf(weights);
    for (double weight : weights) {
      if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "class weights: each must be at least 0; found " + weights);
      }
    }
    if (weights.stream().noneMatch(weight -> weight > 0)) {
      throw new IllegalArgumentException(
          "class weights: one must be greater than 0; found " + weights);
    }
  }

  @Override
  public Tensor perSample(Tensor output, Tensor target) {
    Tensor losses = loss.perSample(output, target);
    return losses.times(factors(target, losses));
  }

  private Tensor factors(Tensor target, Tensor losses) {
    double[] values = weights.stream().mapToDouble(Double::doubleValue).toArray();
    Tensor table = Tensor.of(values, Shape.of(values.length)).to(losses.dtype());
    int batch = losses.shape().dim(0);
    Shape shape = target.shape();
    boolean single = shape.size() == batch;
    if (single && !target.dtype().isFloating()) {
      return table.gather(0, target.to(DType.I32).reshape(Shape.of(batch)));
    }
    if (single && values.length == 2) {
      Tensor second = target.to(losses.dtype()).reshape(Shape.of(batch));
      return second.times(values[1] - values[0]).plus(values[0]);
    }
    if (shape.equals(Shape.of(batch, values.length)) && target.dtype().isFloating()) {
      return target.to(losses.dtype()).times(table).sum(1);
    }
    throw new ShapeException(
        "class weights: for %d classes the target must be codes i32[%d] or rows f32[%d, %d]; found %s"
            .formatted(values.length, batch, batch, values.length, target.type()));
  }

  @Override
  public Link link() {
    return loss.link();
  }

  @Override
  public Target target() {
    return loss.target();
  }

  @Override
  public int outputsPerTarget() {
    return loss.outputsPerTarget();
  }

  @Override
  public void check(Buffer targets, int samples, int outputs) {
    loss.check(targets, samples, outputs);
    if (targets.size() == samples) {
      TargetShape.requireRange("class weights", targets, samples, 0, weights.size() - 1);
    }
  }
}
