package dev.cajal.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.fuse.loop.ColumnStride;
import dev.cajal.fuse.loop.Instruction;
import dev.cajal.fuse.loop.LoopProgram;
import dev.cajal.fuse.loop.Operand;
import dev.cajal.fuse.loop.Result;
import dev.cajal.kernel.LaneScratch;
import dev.cajal.op.PointwiseFunction;
import dev.cajal.shape.DType;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FunctionAccuracyTest {
  private static final int[] TWO = {0, 0, 1, 0, 0, 1};
  private static final int[] THREE = {0, 0, 1, 0, 0, 1, 0, 0, 1};

  @ParameterizedTest
  @EnumSource
  void function_overAllMagnitudes_isWithinItsBound(FunctionCase function) {
    float[] x = new float[1 << 19];
    for (int at = 0; at < x.length; at++) {
      x[at] = Float.intBitsToFloat(at * 8191);
    }
    assertWithin(function, x);
  }

  @ParameterizedTest
  @EnumSource
  void function_betweenMinus20And20_isWithinItsBound(FunctionCase function) {
    Random random = new Random(3);
    float[] x = new float[1 << 18];
    for (int at = 0; at < x.length; at++) {
      x[at] = at % 2 == 0 ? random.nextFloat() * 40 - 20 : (float) random.nextGaussian();
    }
    assertWithin(function, x);
  }

  @ParameterizedTest
  @EnumSource
  void function_atSpecialValues_isWithinItsBound(FunctionCase function) {
    float[] x = {
      0,
      -0f,
      1,
      -1,
      Float.NaN,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      Float.MIN_VALUE,
      -Float.MIN_VALUE,
      Float.MIN_NORMAL,
      Float.MAX_VALUE,
      -Float.MAX_VALUE,
      88.72283f,
      88.72284f,
      -87.33655f,
      -103.97208f,
      -103.97209f,
      (float) Math.PI,
      (float) -Math.PI / 2,
      131072,
      131073,
      1e10f,
      0x1p23f,
      0x1p23f - 0.5f,
      -0x1p22f - 0.5f
    };
    assertWithin(function, x);
  }

  private static void assertWithin(FunctionCase function, float[] x) {
    float[] y = new float[x.length];
    KernelFactory.kernel(function.program(), KernelForm.SCALAR)
        .run(new Object[] {x, y}, TWO, new double[0], new LaneScratch(), 0, 1, 0, x.length);
    for (int at = 0; at < x.length; at++) {
      double exact = function.exact.applyAsDouble(x[at]);
      if (!(FunctionCase.ulps(y[at], exact) <= function.bound)) {
        assertThat(y[at]).as("%s of %s", function, x[at]).isEqualTo((float) exact);
      }
      if (exact == 0) {
        assertThat(Float.floatToIntBits(y[at]))
            .as("%s of %s", function, x[at])
            .isEqualTo(Float.floatToIntBits((float) exact));
      }
    }
  }

  @Test
  void power_ofManyKinds_isWithin1Ulp() {
    float[] special = {
      0,
      -0f,
      1,
      -1,
      2,
      -2,
      3,
      -3,
      0.5f,
      -0.5f,
      1.5f,
      100,
      -101,
      Float.NaN,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      Float.MIN_VALUE,
      -Float.MIN_VALUE,
      1e-40f,
      Float.MAX_VALUE,
      -Float.MAX_VALUE,
      0x1p24f,
      0x1p23f + 1,
      -0x1p23f - 1,
      0.99999994f,
      1.0000001f
    };
    int squares = special.length * special.length;
    Random random = new Random(4);
    float[] x = new float[squares + 300_000];
    float[] y = new float[x.length];
    for (int at = 0; at < x.length; at++) {
      if (at < squares) {
        x[at] = special[at / special.length];
        y[at] = special[at % special.length];
      } else if (at % 3 == 0) {
        x[at] = (float) Math.exp(random.nextGaussian() * 5);
        y[at] = (float) random.nextGaussian() * 4;
      } else if (at % 3 == 1) {
        x[at] = (float) Math.exp(random.nextGaussian() * 0.3) * (at % 2 == 0 ? 1 : -1);
        y[at] = random.nextInt(400) - 200;
      } else {
        x[at] = Float.intBitsToFloat(random.nextInt());
        y[at] = Float.intBitsToFloat(random.nextInt());
      }
    }
    float[] z = new float[x.length];
    KernelFactory.kernel(power(), KernelForm.SCALAR)
        .run(new Object[] {x, y, z}, THREE, new double[0], new LaneScratch(), 0, 1, 0, x.length);
    for (int at = 0; at < x.length; at++) {
      double exact = Math.pow(x[at], y[at]);
      boolean sameSign = exact != 0 || 1 / exact == 1 / (double) z[at];
      if (!(FunctionCase.ulps(z[at], exact) <= 1) || !sameSign) {
        assertThat(z[at]).as("%s ^ %s", x[at], y[at]).isEqualTo((float) exact);
      }
    }
  }

  static LoopProgram power() {
    Operand operand = Operand.memory(DType.F32, ColumnStride.ONE);
    return new LoopProgram(
        List.of(operand, operand),
        List.of(),
        List.of(Instruction.Apply.of(PointwiseFunction.POWER, 0, 1)),
        List.of(new Result.Store(2)));
  }
}
