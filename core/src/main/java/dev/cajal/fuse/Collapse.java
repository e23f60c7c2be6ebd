package dev.cajal.fuse;

import java.util.ArrayList;
import java.util.List;

/**
 * Joins neighbouring loops that all operands pass through without a jump, and drops loops of one
 * step, so that most nests end as rows × columns.
 */
final class Collapse {
  private final List<Integer> dims = new ArrayList<>();
  private final List<int[]> strides = new ArrayList<>();
  private final List<Boolean> reduced = new ArrayList<>();

  /**
   * Joins loops.
   *
   * @param loop the extents
   * @param isReduced which loops are reduced
   * @param operandStrides for each operand its strides over the loops
   */
  Collapse(int[] loop, boolean[] isReduced, List<List<Integer>> operandStrides) {
    for (int d = 0; d < loop.length; d++) {
      if (loop[d] == 1) {
        continue;
      }
      int[] column = new int[operandStrides.size()];
      for (int i = 0; i < column.length; i++) {
        column[i] = operandStrides.get(i).get(d);
      }
      int last = dims.size() - 1;
      if (last >= 0
          && reduced.get(last) == isReduced[d]
          && joins(strides.get(last), column, loop[d])) {
        dims.set(last, dims.get(last) * loop[d]);
        strides.set(last, column);
      } else {
        dims.add(loop[d]);
        strides.add(column);
        reduced.add(isReduced[d]);
      }
    }
  }

  private static boolean joins(int[] outer, int[] inner, int extent) {
    for (int i = 0; i < outer.length; i++) {
      if (outer[i] != inner[i] * extent) {
        return false;
      }
    }
    return true;
  }

  int rank() {
    return dims.size();
  }

  int dim(int d) {
    return dims.get(d);
  }

  int stride(int operand, int d) {
    return strides.get(d)[operand];
  }

  /** The position of the only reduced loop, −1 if there is none, −2 if there are several. */
  int reducedLoop() {
    int found = -1;
    for (int d = 0; d < reduced.size(); d++) {
      if (reduced.get(d)) {
        found = found == -1 ? d : -2;
      }
    }
    return found;
  }
}
