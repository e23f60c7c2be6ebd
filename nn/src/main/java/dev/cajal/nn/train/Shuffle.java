package dev.cajal.nn.train;

import dev.cajal.Binding;
import dev.cajal.Compiler;
import dev.cajal.Executable;
import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;

/** The order of samples in an epoch: a pure function of the seed, the epoch and their number. */
final class Shuffle {
  private final Executable executable;
  private final Binding binding;

  Shuffle(long seed, int samples) {
    Tensor epoch = Tensor.input("epoch", new TensorType(DType.I32, Shape.scalar()));
    Tensor order = RandomKey.of(seed).child("shuffle").at(epoch).permutation(samples);
    this.executable = Compiler.compile(Compiler.inputs(epoch), Compiler.outputs(order));
    this.binding = executable.bind();
  }

  /** The order of an epoch; the array is filled anew by the next call. */
  int[] order(int epoch) {
    binding.input(0).setDouble(0, epoch);
    executable.run(binding);
    return binding.output(0).ints();
  }
}
