package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.nn.layer.Activation;
import dev.cajal.nn.layer.Layer;
import java.util.Optional;

/** The links of the losses. */
public enum Links implements Link {
  /** The output itself: a number, or a score without a probability. */
  IDENTITY,
  /** The output itself, which is a probability already. */
  PROBABILITY,
  /** 1 / (1 + e^(−s)). */
  SIGMOID,
  /** e^(s_k) / Σ e^(s_j) over the last axis. */
  SOFTMAX,
  /** Φ(s), the cumulative normal distribution. */
  NORMAL,
  /** e^s, continued as a tangent above s = 50, so that it stays finite. */
  EXPONENTIAL,
  /** The first half of the last axis: means, where the second half says how sure they are. */
  FIRST_HALF;

  @Override
  public Tensor of(Tensor output) {
    return switch (this) {
      case IDENTITY, PROBABILITY -> output;
      case SIGMOID -> output.sigmoid();
      case SOFTMAX -> output.softmax(-1);
      case NORMAL -> Activation.GAUSSIAN_CDF.of(output);
      case EXPONENTIAL -> Stable.exp(output);
      case FIRST_HALF -> output.slice(-1, 0, output.shape().dim(-1) / 2);
    };
  }

  @Override
  public boolean givesProbabilities() {
    return switch (this) {
      case PROBABILITY, SIGMOID, SOFTMAX, NORMAL -> true;
      case IDENTITY, EXPONENTIAL, FIRST_HALF -> false;
    };
  }

  @Override
  public Optional<Layer> layer() {
    return switch (this) {
      case IDENTITY, PROBABILITY -> Optional.of(Activation.IDENTITY);
      case SIGMOID -> Optional.of(Activation.SIGMOID);
      case SOFTMAX -> Optional.of(Activation.SOFTMAX);
      case NORMAL -> Optional.of(Activation.GAUSSIAN_CDF);
      case EXPONENTIAL, FIRST_HALF -> Optional.empty();
    };
  }

  @Override
  public Tensor scores(Tensor output) {
    return this == PROBABILITY ? output.minus(0.5) : output;
  }
}
