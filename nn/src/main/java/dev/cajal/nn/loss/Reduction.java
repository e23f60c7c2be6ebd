package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.shape.ShapeException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How the losses of samples become the one number that training makes small.
 *
 * <p>Weights multiply the losses of their samples before. A mean divides by the number of samples,
 * not by the sum of the weights: so every sample has the same say in whichever batch it travels,
 * and weights with mean 1, such as balanced {@link ClassWeights}, leave the size of the steps as it
 * is.
 */
public enum Reduction {
  /** (1/n) Σ wᵢ lᵢ. */
  MEAN,
  /** Σ wᵢ lᵢ. */
  SUM,
  /** (1/2n) Σ wᵢ lᵢ, which gives the squared error the gradient (s − y)/n. */
  HALF_MEAN;

  /** The one number for the losses of samples, [batch]. */
  public Tensor of(Tensor losses) {
    return switch (this) {
      case MEAN -> losses.mean();
      case SUM -> losses.sum();
      case HALF_MEAN -> losses.mean().times(0.5);
    };
  }

  /**
   * The one number for the losses of samples, [batch], each times its weight.
   *
   * @param weights [batch], of any numeric type
   */
  public Tensor of(Tensor losses, Tensor weights) {
    if (!losses.shape().equals(weights.shape())) {
      throw new ShapeException(
          "%s: there must be one weight for each sample; losses %s, weights %s"
              .formatted(label(), losses.type(), weights.type()));
    }
    Tensor factors = weights.dtype() == losses.dtype() ? weights : weights.to(losses.dtype());
    return of(losses.times(factors));
  }

  /** The name in texts and files: {@code half-mean}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The reduction of a name, in any case.
   *
   * @throws IllegalArgumentException if there is none, with the names that exist
   */
  public static Reduction parse(String name) {
    String wanted = name.toLowerCase(Locale.ROOT).replace('_', '-');
    return Arrays.stream(values())
        .filter(reduction -> reduction.label().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "reduction: expected one of %s; found \"%s\""
                        .formatted(
                            Arrays.stream(values())
                                .map(Reduction::label)
                                .collect(Collectors.joining(", ")),
                            name)));
  }
}
