package dev.cajal.app.lab.depth;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.io.dataset.BuiltInDatasets;
import dev.cajal.nn.data.DataSource;
import dev.cajal.nn.train.Samples;
import dev.cajal.shape.DType;

/**
 * Handwritten digits of 8 × 8 pixels.
 *
 * @param images [count, 64], from 0 (paper) to 1 (ink)
 * @param digits [count], i32
 */
record Digits(Tensor images, Tensor digits) {
  static final int SIDE = 8;

  /** All 1797, in an order that belongs to the key. */
  static Digits shuffled(RandomKey key) {
    if (!(BuiltInDatasets.find("digits").orElseThrow().source()
        instanceof DataSource.Images source)) {
      throw new IllegalStateException("the digits are no images");
    }
    Samples all = Samples.of(source.training());
    Tensor pixels = all.get(Samples.INPUT).reshape(all.size(), SIDE * SIDE);
    Tensor order = key.child("order").permutation(all.size());
    Tensor ink = pixels.to(DType.F32).dividedBy(source.encoder().maximum());
    return new Digits(
        ink.gather(0, order).evaluate(), all.get(Samples.TARGET).gather(0, order).evaluate());
  }

  int count() {
    return digits.shape().dim(0);
  }

  Samples samples(int from, int to) {
    return Samples.of(images.slice(0, from, to), digits.slice(0, from, to));
  }

  /** Images whose target is the image itself. */
  Samples images(int from, int to) {
    Tensor chosen = images.slice(0, from, to);
    return Samples.of(chosen, chosen);
  }
}
