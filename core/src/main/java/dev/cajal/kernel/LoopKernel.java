package dev.cajal.kernel;

/**
 * A compiled loop over a part of rows × columns.
 *
 * <p>It keeps no state of a run, so many threads may run it at once, each with a scratch of its
 * own.
 */
@FunctionalInterface
public interface LoopKernel {
  /**
   * Runs rows [rowFrom, rowTo) and columns [columnFrom, columnTo).
   *
   * <p>Arrays are float[] (f32), double[] (f64), int[] (i32), byte[] (u8) and boolean[] (bool). A
   * result may share the array of an operand only at the same addresses.
   *
   * @param arrays one array per operand (null for an index), then one per result
   * @param layout offset, row stride and column stride of each, in the order of {@code arrays}
   * @param literals the constants; a bool is true when not 0
   * @param scratch memory of the calling thread
   * @param rowFrom the first row
   * @param rowTo one past the last row
   * @param columnFrom the first column; 0 where columns are reduced
   * @param columnTo one past the last column
   */
  void run(
      Object[] arrays,
      int[] layout,
      double[] literals,
      LaneScratch scratch,
      int rowFrom,
      int rowTo,
      int columnFrom,
      int columnTo);

  /**
   * Prepares for many runs, in the background, if that repays.
   *
   * @param points of each run
   * @param columns of each run
   */
  default void warmUp(long points, int columns) {}
}
