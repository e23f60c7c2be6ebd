package dev.cajal.nn.backprop;

import java.util.ArrayList;
import java.util.List;

/**
 * What a dense network costs for one sample, in multiplications of weights (D2).
 *
 * <p>The way back has two products per layer, by the values for the weights and by the weights for
 * the error, but no error is needed for the input. So forward and backward together cost two to
 * three forward passes: 2.01 for 784-30-10, 2.8 for five equal layers.
 *
 * @param sizes the widths from the inputs to the outputs, at least two
 */
public record MultiplicationCount(List<Integer> sizes) {
  /** Checks the widths. */
  public MultiplicationCount {
    sizes = List.copyOf(sizes);
    if (sizes.size() < 2 || sizes.stream().anyMatch(n -> n < 1)) {
      throw new IllegalArgumentException(
          "multiplication count: at least two widths of at least 1 are needed; found " + sizes);
    }
  }

  /** The count for widths from the inputs to the outputs. */
  public static MultiplicationCount of(int... sizes) {
    List<Integer> list = new ArrayList<>();
    for (int size : sizes) {
      list.add(size);
    }
    return new MultiplicationCount(list);
  }

  /** The number of weights and biases. */
  public long parameters() {
    long sum = 0;
    for (int l = 1; l < sizes.size(); l++) {
      sum += (sizes.get(l - 1) + 1L) * sizes.get(l);
    }
    return sum;
  }

  /** Multiplications of a forward pass: the number of weights. */
  public long forward() {
    return products(1);
  }

  /** Multiplications of a backward pass. */
  public long backward() {
    return products(1) + products(2);
  }

  /** Both passes in units of a forward pass. */
  public double ratio() {
    return (forward() + backward()) / (double) forward();
  }

  /** The forward passes that forward differences need: one for each parameter and one more. */
  public long differencePasses() {
    return parameters() + 1;
  }

  private long products(int from) {
    long sum = 0;
    for (int l = from; l < sizes.size(); l++) {
      sum += (long) sizes.get(l - 1) * sizes.get(l);
    }
    return sum;
  }
}
