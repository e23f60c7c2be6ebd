package dev.cajal.nn.layer;

import dev.cajal.Tensor;
import dev.cajal.nn.registry.Definition;
import dev.cajal.shape.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The activation functions without settings; all but the softmax forms work element by element.
 *
 * <p>Values and slopes are finite for every finite input up to ±1000 and far beyond, in f32 too;
 * NaN gives NaN, so that a network that diverged is noticed.
 */
public enum Activation implements ActivationFunction {
  /** z. */
  IDENTITY,

  /**
   * 1 where z ≥ 0, else 0, so H(0) = 1: the threshold of McCulloch and Pitts (1943). Its slope is 0
   * everywhere, so nothing before it learns by gradients.
   */
  HEAVISIDE,

  /**
   * −1 where z &lt; 0, else 1, so sign(0) = 1, as Rosenblatt's perceptron (1958) needs to answer
   * with one of two classes; {@link Tensor#sign} is 0 there. Its slope is 0 everywhere.
   */
  SIGN,

  /** max(z, 0), of slope 0 at 0 (Nair and Hinton, 2010). */
  RELU,

  /** The logistic function 1 / (1 + e^(−z)); {@link Sigmoid} has a slope. */
  SIGMOID,

  /** The hyperbolic tangent (e^z − e^(−z)) / (e^z + e^(−z)). */
  TANH,

  /** log(1 + e^z), of slope 1 / (1 + e^(−z)) (Dugas and others, 2001). */
  SOFTPLUS,

  /**
   * λz where z is positive, λα(e^z − 1) elsewhere, λ ≈ 1.0507 and α ≈ 1.6733, for which mean 0 and
   * variance 1 persist from layer to layer if weights start by {@code lecun_normal} (Klambauer and
   * others, <i>Self-Normalizing Neural Networks</i>, 2017).
   */
  SELU,

  /** z / (1 + e^(−z)), which is {@link Swish} of β = 1 (Elfwing, Uchibe and Doya, 2018). */
  SILU,

  /**
   * z·Φ(z), Φ the cumulative normal distribution by erf (Hendrycks and Gimpel, <i>Gaussian Error
   * Linear Units</i>, 2016).
   */
  GELU,

  /**
   * z/2 · (1 + tanh(√(2/π)·(z + 0.044715 z³))), the approximation of {@link #GELU} in the same
   * paper, at most 5e-4 away.
   */
  GELU_TANH,

  /** z·tanh(log(1 + e^z)) (Misra, 2019). */
  MISH,

  /**
   * z/6 + 1/2 limited to [0, 1] (Howard and others, <i>Searching for MobileNetV3</i>, 2019; in
   * PyTorch and Keras 3 the same, in Keras 2 0.2·z + 1/2).
   */
  HARD_SIGMOID,

  /** z times {@link #HARD_SIGMOID} of z (Howard and others, 2019). */
  HARD_SWISH,

  /** Φ(z) = (1 + erf(z/√2)) / 2, the cumulative normal distribution, as in the probit model. */
  GAUSSIAN_CDF,

  /** e^(z_k) / Σ e^(z_j) over the last axis (Bridle, 1990). */
  SOFTMAX,

  /** z_k − log Σ e^(z_j) over the last axis: the logarithm of {@link #SOFTMAX}. */
  LOG_SOFTMAX;

  static final double SELU_SCALE = 1.0507009873554804934193349852946;
  static final double SELU_ALPHA = 1.6732632423543772848170429916717;

  @Override
  public Tensor of(Tensor z) {
    return switch (this) {
      case IDENTITY -> z;
      case HEAVISIDE -> step(z, 0);
      case SIGN -> step(z, -1);
      case RELU -> z.relu();
      case SIGMOID -> z.sigmoid();
      case TANH -> z.tanh();
      case SOFTPLUS -> z.softplus();
      case SELU -> exponentialBelowZero(z, SELU_ALPHA, 1).times(SELU_SCALE);
      case SILU -> z.times(z.sigmoid());
      case GELU -> z.times(normalCdf(z));
      case GELU_TANH -> z.times(tanhOfGelu(z).plus(1).times(0.5));
      case MISH -> z.times(z.softplus().tanh());
      case HARD_SIGMOID -> hardSigmoid(z);
      case HARD_SWISH -> z.times(hardSigmoid(z));
      case GAUSSIAN_CDF -> normalCdf(z);
      case SOFTMAX -> z.softmax(-1);
      case LOG_SOFTMAX -> z.logSoftmax(-1);
    };
  }

  /**
   * z where z is positive, α·(e^(z/d) − 1) elsewhere. The exponential sees no positive number, so
   * that neither it nor its derivative overflows where it is not chosen.
   */
  static Tensor exponentialBelowZero(Tensor z, double alpha, double divisor) {
    Tensor positive = z.greaterThan(0);
    Tensor below = positive.where(z.filledLike(0), z);
    Tensor scaled = divisor == 1 ? below : below.dividedBy(divisor);
    return positive.where(z, scaled.expm1().times(alpha));
  }

  /** A low value below 0 and 1 from 0 on; NaN stays NaN. */
  private static Tensor step(Tensor z, double low) {
    Tensor below = z.lessThan(0).where(z.filledLike(low), z.stopGradient());
    return z.greaterOrEqual(0).where(z.filledLike(1), below);
  }

  private static Tensor normalCdf(Tensor z) {
    return z.times(Math.sqrt(0.5)).erf().plus(1).times(0.5);
  }

  private static Tensor tanhOfGelu(Tensor z) {
    Tensor cubic = z.times(z.square()).times(0.044715);
    return z.plus(cubic).times(Math.sqrt(2 / Math.PI)).tanh();
  }

  private static Tensor hardSigmoid(Tensor z) {
    return z.dividedBy(6).plus(0.5).clamp(0, 1);
  }

  /** The name in texts and files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String describe(Shape input) {
    return label();
  }

  /** All but {@link #SIGMOID}, which {@link Sigmoid} defines together with its own. */
  static List<Definition<Activation>> definitions() {
    return Arrays.stream(values())
        .filter(a -> a != SIGMOID)
        .map(a -> Definition.constant(a.label(), a))
        .toList();
  }
}
