package dev.cajal.nn.optimizer;

import static dev.cajal.nn.optimizer.Fading.faded;

import dev.cajal.Tensor;
import dev.cajal.nn.parameter.State;

/**
 * The moving averages of the gradient and its square that Adam and its variants share.
 *
 * @param mean m, biased towards 0
 * @param square v, biased towards 0
 */
record Moments(Tensor mean, Tensor square, Slots slots, double decay1, double decay2) {
  /** The averages with one more gradient; they become the slots. */
  static Moments next(Tensor gradient, double decay1, double decay2, Slots slots) {
    State mean = slots.slot("mean");
    State square = slots.slot("square");
    mean.set(faded(mean.value().times(decay1).plus(gradient.times(1 - decay1))));
    square.set(faded(square.value().times(decay2).plus(gradient.square().times(1 - decay2))));
    return new Moments(mean.value(), square.value(), slots, decay1, decay2);
  }

  /** η m̂ / (√v̂ + ε) with v from the argument. */
  Tensor change(Tensor biasedSquare, double epsilon) {
    Tensor rate = slots.rate().dividedBy(slots.unbias(decay1));
    return mean.times(rate).dividedBy(size(biasedSquare, epsilon));
  }

  /** √v̂ + ε. */
  Tensor size(Tensor biasedSquare, double epsilon) {
    // The corrections are numbers, so one division and one product are left for each element.
    Tensor scale = slots.unbias(decay2).sqrt().reciprocal();
    return biasedSquare.sqrt().times(scale).plus(epsilon);
  }
}
