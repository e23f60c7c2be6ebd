package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.layer.Activation;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;

/**
 * Categorical cross-entropy −Σ y_k log p_k with p = softmax(s), from the scores s along the last
 * axis; gradient p − y.
 *
 * <p>Finite for any finite scores. The target is either whole class codes (i32 or u8) of the
 * output's shape without its last axis, or one-hot rows or probabilities of the output's shape and
 * type. With more than two axes the losses of a sample's positions are added.
 */
public record CrossEntropy() implements Loss {
  @Override
  public Tensor perSample(Tensor output, Tensor target) {
    TargetShape.requireBatch("cross_entropy", output, target);
    Shape scores = output.shape();
    if (scores.rank() < 2) {
      throw new ShapeException(
          "cross_entropy: the output must have a last axis of class scores; output %s, target %s"
              .formatted(output.type(), target.type()));
    }
    Tensor logProbabilities = output.logSoftmax(-1);
    Tensor loss;
    if (target.dtype().isFloating()) {
      if (!target.shape().equals(scores)) {
        throw wrongTarget(output, target);
      }
      loss = logProbabilities.times(target).sum(-1).negate();
    } else {
      if (!target.dtype().isNumeric()
          || !target.shape().equals(scores.without(scores.rank() - 1))) {
        throw wrongTarget(output, target);
      }
      Tensor codes = target.to(DType.I32).expand(-1);
      Tensor wanted = codes.equalTo(output.indexAlong(-1));
      loss = wanted.where(logProbabilities, output.filledLike(0)).sum(-1).negate();
    }
    return TargetShape.sumPerSample(loss);
  }

  @Override
  public void check(Buffer targets, int samples, int outputs) {
    boolean codes = !targets.dtype().isFloating();
    // Scores for several positions of a sample have as many codes.
    int classes = codes ? outputs / Math.max(1, targets.size() / samples) : 0;
    TargetShape.requireRange("cross_entropy", targets, samples, 0, codes ? classes - 1 : 1);
  }

  @Override
  public Activation link() {
    return Activation.SOFTMAX;
  }

  private static ShapeException wrongTarget(Tensor output, Tensor target) {
    Shape codes = output.shape().without(output.shape().rank() - 1);
    return new ShapeException(
        "cross_entropy: the target must be class codes i32%s or rows like the output; output %s, target %s"
            .formatted(codes, output.type(), target.type()));
  }
}
