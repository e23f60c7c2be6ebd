package dev.cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.shape.DType;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StridedCopyTest {
  @ParameterizedTest
  @EnumSource(DType.class)
  void run_randomViews_movesEachElement(DType dtype) {
    SplittableRandom random = new SplittableRandom(1);
    try (WorkerTeam team = WorkerTeam.ofSize(3)) {
      for (int i = 0; i < 300; i++) {
        int rank = random.nextInt(5);
        int[] dims = new int[rank];
        for (int d = 0; d < rank; d++) {
          dims[d] = random.nextInt(8) == 0 ? random.nextInt(70) : 1 + random.nextInt(5);
        }
        check(dtype, dims, strides(dims, random, true), strides(dims, random, false), team);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void run_largeTransposes_movesEachElement(DType dtype) {
    try (WorkerTeam team = WorkerTeam.ofSize(2)) {
      check(dtype, new int[] {301, 203}, new int[] {1, 301}, new int[] {203, 1}, team);
      check(dtype, new int[] {301, 203}, new int[] {203, 1}, new int[] {1, 301}, team);
      check(dtype, new int[] {3, 65, 130}, new int[] {1, 3, 195}, new int[] {8450, 130, 1}, team);
      check(dtype, new int[] {300, 300}, new int[] {300, 1}, new int[] {300, 1}, team);
      check(dtype, new int[] {300, 300}, new int[] {0, 1}, new int[] {300, 1}, team);
    }
  }

  /** Contiguous in a random order of the dimensions, with gaps; a source may repeat elements. */
  private static int[] strides(int[] dims, SplittableRandom random, boolean repeat) {
    int[] order = new int[dims.length];
    for (int d = 0; d < order.length; d++) {
      int other = random.nextInt(d + 1);
      order[d] = order[other];
      order[other] = d;
    }
    int[] strides = new int[dims.length];
    int step = 1 + random.nextInt(2);
    for (int d : order) {
      strides[d] = repeat && random.nextInt(5) == 0 ? 0 : step;
      step *= Math.max(1, dims[d]) + random.nextInt(2);
    }
    return strides;
  }

  private static void check(
      DType dtype, int[] dims, int[] strides, int[] toStrides, WorkerTeam team) {
    Buffer from = Buffer.allocate(dtype, 5 + extent(dims, strides));
    for (int i = 0; i < from.size(); i++) {
      from.setDouble(i, dtype == DType.BOOL ? i * 7 % 3 % 2 : i * 31 % 251);
    }
    Buffer expected = Buffer.allocate(dtype, 3 + extent(dims, toStrides));
    Buffer actual = Buffer.allocate(dtype, expected.size());
    int size = 1;
    for (int dim : dims) {
      size *= dim;
    }
    for (int i = 0; i < size; i++) {
      int at = 5;
      int toAt = 3;
      int rest = i;
      for (int d = dims.length - 1; d >= 0; d--) {
        at += rest % dims[d] * strides[d];
        toAt += rest % dims[d] * toStrides[d];
        rest /= dims[d];
      }
      expected.setDouble(toAt, from.doubleAt(at));
    }
    new StridedCopy(dtype, dims, strides, toStrides).run(from.array(), 5, actual.array(), 3, team);
    assertThat(actual.array()).isEqualTo(expected.array());
  }

  private static int extent(int[] dims, int[] strides) {
    int extent = 1;
    for (int d = 0; d < dims.length; d++) {
      extent += Math.max(0, dims[d] - 1) * strides[d];
    }
    return extent;
  }

  @Test
  void constructor_unequalLengths_areRefused() {
    assertThatThrownBy(() -> new StridedCopy(DType.F32, new int[2], new int[3], new int[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("strided copy: dimensions and strides must be equally many; found 2, 3 and 2");
  }
}
