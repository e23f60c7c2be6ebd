package dev.cajal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import org.junit.jupiter.api.Test;

/** Executables that are told of many runs. */
class ManyRunsTest {
  @Test
  void warmUp_ofLoopsAndProducts_changesNoBit() {
    Tensor x = Tensor.input("x", new TensorType(DType.F32, Shape.of(300, 40)));
    Tensor y = x.tanh().times(x.exp()).sum(1);
    Tensor product = x.transpose().matmul(x.tanh());
    Executable cold = Compiler.compile(Compiler.inputs(x), Compiler.outputs(y, product));
    Executable told = Compiler.compile(Compiler.inputs(x), Compiler.outputs(y, product));
    told.warmUp();
    Tensor numbers = RandomKey.of(3).normal(Shape.of(300, 40));
    float[] sums = cold.runAll(numbers).get(0).toFloats();
    float[] products = cold.runAll(numbers).get(1).toFloats();
    long end = System.nanoTime() + 500_000_000L;
    do {
      assertThat(told.runAll(numbers).get(0).toFloats()).isEqualTo(sums);
      assertThat(told.runAll(numbers).get(1).toFloats()).isEqualTo(products);
    } while (System.nanoTime() < end);
  }
}
