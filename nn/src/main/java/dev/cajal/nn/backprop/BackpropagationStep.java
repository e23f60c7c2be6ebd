package dev.cajal.nn.backprop;

import dev.cajal.Tensor;

/**
 * One computed quantity of back-propagation.
 *
 * @param backward whether it belongs to the way back
 * @param layer the layer with weights that it belongs to, counted from 1; 0 for the input
 * @param symbol what it is called, the layer included: {@code z1}, {@code δ2}, {@code dW1}
 * @param formula how it is computed, in the layout's own symbols
 * @param value the numbers, f64
 */
public record BackpropagationStep(
    boolean backward, int layer, String symbol, String formula, Tensor value) {
  /** The symbol, the formula and the numbers. */
  @Override
  public String toString() {
    return "%s = %s = %s".formatted(symbol, formula, value);
  }
}
