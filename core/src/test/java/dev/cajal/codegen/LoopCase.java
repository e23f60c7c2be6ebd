package dev.cajal.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.fuse.loop.LoopProgram;
import dev.cajal.fuse.loop.Operand;
import dev.cajal.fuse.loop.Result;
import dev.cajal.kernel.LaneScratch;
import dev.cajal.kernel.LoopKernel;
import dev.cajal.shape.DType;
import java.util.Arrays;
import java.util.Random;

/** A program with arrays to run it on. */
final class LoopCase {
  private static final float[] SPECIAL = {
    0,
    -0f,
    1,
    -1,
    0.5f,
    2,
    -3,
    100,
    -100,
    89.5f,
    -103.5f,
    1e6f,
    -3e38f,
    Float.MIN_VALUE,
    1e-40f,
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY
  };

  final LoopProgram program;
  final Object[] arrays;
  final int[] layout;
  final double[] literals;
  final int rows;
  final int columns;

  LoopCase(LoopProgram program, int rows, int columns, Random random) {
    this.program = program;
    this.rows = rows;
    this.columns = columns;
    this.arrays = new Object[program.arrayCount()];
    this.layout = new int[3 * program.arrayCount()];
    this.literals = new double[program.literals().size()];
    for (int at = 0; at < program.operands().size(); at++) {
      Operand operand = program.operands().get(at);
      int columnStride =
          switch (operand.stride()) {
            case ZERO -> 0;
            case ONE -> 1;
            case ANY -> random.nextInt(4);
          };
      int rowStride = random.nextBoolean() ? 0 : columns * columnStride + random.nextInt(2);
      int offset = random.nextInt(3);
      setLayout(at, offset, rowStride, columnStride);
      if (operand.kind() == Operand.Kind.MEMORY) {
        int length = offset + rows * rowStride + columns * columnStride + 1;
        arrays[at] = filled(operand.dtype(), length, random);
      }
    }
    for (int at = 0; at < literals.length; at++) {
      DType type = program.literals().get(at);
      literals[at] =
          type.isFloating() ? random.nextGaussian() : random.nextInt(type == DType.I32 ? 99 : 2);
    }
    for (int at = 0; at < program.results().size(); at++) {
      int rowStride = program.results().get(at) instanceof Result.ReduceColumns ? 2 : columns + 1;
      int offset = random.nextInt(3);
      setLayout(program.operands().size() + at, offset, rowStride, 1);
      DType type = program.types().get(program.results().get(at).value());
      arrays[program.operands().size() + at] = empty(type, offset + rows * rowStride + columns + 1);
    }
  }

  private void setLayout(int array, int offset, int rowStride, int columnStride) {
    layout[3 * array] = offset;
    layout[3 * array + 1] = rowStride;
    layout[3 * array + 2] = columnStride;
  }

  /** The results of running a kernel once over everything. */
  Object[] run(LoopKernel kernel) {
    Object[] used = withNewResults();
    kernel.run(used, layout, literals, new LaneScratch(), 0, rows, 0, columns);
    return resultsOf(used);
  }

  Object[] withNewResults() {
    Object[] used = arrays.clone();
    for (int at = program.operands().size(); at < used.length; at++) {
      used[at] = copy(used[at]);
    }
    return used;
  }

  Object[] resultsOf(Object[] used) {
    return Arrays.copyOfRange(used, program.operands().size(), used.length);
  }

  /** Asserts that results have the same bits, all NaNs being one. */
  void assertSameBits(Object[] found, Object[] expected) {
    assertThat(Arrays.deepEquals(found, expected))
        .as(
            "%d × %d of %s:%n found %s%n expected %s",
            rows, columns, program, Arrays.deepToString(found), Arrays.deepToString(expected))
        .isTrue();
  }

  private static Object copy(Object array) {
    return switch (array) {
      case float[] of -> of.clone();
      case double[] of -> of.clone();
      case int[] of -> of.clone();
      case byte[] of -> of.clone();
      case boolean[] of -> of.clone();
      default -> throw new IllegalStateException(array.toString());
    };
  }

  private static Object empty(DType type, int length) {
    return switch (type) {
      case F32 -> new float[length];
      case F64 -> new double[length];
      case I32 -> new int[length];
      case U8 -> new byte[length];
      case BOOL -> new boolean[length];
    };
  }

  static Object filled(DType type, int length, Random random) {
    Object array = empty(type, length);
    for (int at = 0; at < length; at++) {
      double number =
          random.nextInt(6) == 0
              ? SPECIAL[random.nextInt(SPECIAL.length)]
              : random.nextGaussian() * 3;
      switch (array) {
        case float[] of -> of[at] = (float) number;
        case double[] of -> of[at] = number;
        case int[] of -> of[at] = random.nextInt(4) == 0 ? random.nextInt() : (int) (number * 9);
        case byte[] of -> of[at] = (byte) random.nextInt();
        case boolean[] of -> of[at] = random.nextBoolean();
        default -> throw new IllegalStateException(array.toString());
      }
    }
    return array;
  }
}
