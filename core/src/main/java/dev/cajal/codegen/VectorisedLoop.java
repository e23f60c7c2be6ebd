package dev.cajal.codegen;

import dev.cajal.kernel.LaneScratch;
import dev.cajal.kernel.LoopKernel;

/** The vector form for whole vectors, the scalar form for the columns that are left over. */
record VectorisedLoop(LoopKernel vector, LoopKernel scalar, int width) implements LoopKernel {
  @Override
  public void run(
      Object[] arrays,
      int[] layout,
      double[] literals,
      LaneScratch scratch,
      int rowFrom,
      int rowTo,
      int columnFrom,
      int columnTo) {
    int whole = columnFrom + (columnTo - columnFrom) / width * width;
    if (whole > columnFrom) {
      vector.run(arrays, layout, literals, scratch, rowFrom, rowTo, columnFrom, whole);
    }
    if (whole < columnTo) {
      scalar.run(arrays, layout, literals, scratch, rowFrom, rowTo, whole, columnTo);
    }
  }
}
