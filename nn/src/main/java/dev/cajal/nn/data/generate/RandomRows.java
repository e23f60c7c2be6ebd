package dev.cajal.nn.data.generate;

import dev.cajal.Binding;
import dev.cajal.Compiler;
import dev.cajal.Executable;
import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;

/** Random numbers of rows, each a pure function of the seed and the row's number. */
final class RandomRows {
  private static final int CHUNK = 1024;

  private final int width;
  private final Executable executable;
  private final Binding binding;
  private int chunk = -1;
  private int offset;

  /**
   * Numbers of a generator.
   *
   * @param width uniform numbers of a row, at least 2, and as many normal ones
   */
  RandomRows(Generator generator, long seed, int width) {
    this.width = width;
    Tensor step = Tensor.input("chunk", new TensorType(DType.I32, Shape.scalar()));
    RandomKey key = RandomKey.of(seed).child("generate").child(generator.label());
    Shape shape = Shape.of(CHUNK, width);
    this.executable =
        Compiler.compile(
            Compiler.inputs(step),
            Compiler.outputs(
                key.child("uniform").at(step).uniform(shape, DType.F64),
                key.child("normal").at(step).normal(shape, DType.F64)));
    this.binding = executable.bind();
  }

  /** Goes to a row. */
  void advance(int row) {
    if (row / CHUNK != chunk) {
      chunk = row / CHUNK;
      binding.input(0).setDouble(0, chunk);
      executable.run(binding);
    }
    offset = row % CHUNK * width;
  }

  /** A number in [0, 1) of the row. */
  double uniform(int index) {
    return binding.output(0).doubleAt(offset + index);
  }

  /** A standard normal number of the row. */
  double normal(int index) {
    return binding.output(1).doubleAt(offset + index);
  }
}
