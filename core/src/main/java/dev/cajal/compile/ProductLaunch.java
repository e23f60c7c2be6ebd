package dev.cajal.compile;

import dev.cajal.fuse.Step;
import dev.cajal.fuse.View;
import dev.cajal.kernel.MatMul;
import dev.cajal.kernel.MatMulWorkspace;
import dev.cajal.kernel.WorkerTeam;
import dev.cajal.memory.MemoryPlan;
import dev.cajal.shape.DType;

/** Runs a matrix product, one for each batch. */
final class ProductLaunch implements Launch {
  /** Runs of a single row after which it is worth looking at a constant matrix once. */
  static final int RUNS_BEFORE_LOOKING = 32;

  private final MatMul kernel;
  private final WorkerTeam team;
  private final boolean rightIsConstant;
  private int runs;
  private MatMulWorkspace workspace;
  private final DType dtype;
  private final int m;
  private final int n;
  private final int k;
  private final int leftSlot;
  private final int rightSlot;
  private final int resultSlot;
  private final int[] leftStrides;
  private final int[] rightStrides;
  private final int[] leftOffsets;
  private final int[] rightOffsets;

  /**
   * Binds a product.
   *
   * @param rightIsConstant whether the numbers of the right matrix never change
   */
  ProductLaunch(
      Step.Product step,
      MatMul kernel,
      MemoryPlan memory,
      WorkerTeam team,
      MatMulWorkspace workspace,
      boolean rightIsConstant) {
    View left = step.left();
    View right = step.right();
    int rank = left.dims().size();
    this.kernel = kernel;
    this.team = team;
    this.workspace = workspace;
    this.dtype = step.result().type().dtype();
    this.m = left.dims().get(rank - 2);
    this.k = left.dims().get(rank - 1);
    this.n = right.dims().get(rank - 1);
    this.leftSlot = Slots.of(memory, left.value());
    this.rightSlot = Slots.of(memory, right.value());
    this.resultSlot = Slots.of(memory, step.result());
    this.leftStrides = matrixStrides(left);
    this.rightStrides = matrixStrides(right);
    this.leftOffsets = batchOffsets(left);
    this.rightOffsets = batchOffsets(right);
    this.rightIsConstant = rightIsConstant && m == 1 && rightOffsets.length == 1;
  }

  private static int[] matrixStrides(View view) {
    int rank = view.dims().size();
    return new int[] {view.strides().get(rank - 2), view.strides().get(rank - 1)};
  }

  private static int[] batchOffsets(View view) {
    int batchRank = view.dims().size() - 2;
    int count = 1;
    for (int d = 0; d < batchRank; d++) {
      count *= view.dims().get(d);
    }
    int[] offsets = new int[count];
    for (int batch = 0; batch < count; batch++) {
      int rest = batch;
      offsets[batch] = view.offset();
      for (int d = batchRank - 1; d >= 0; d--) {
        offsets[batch] += rest % view.dims().get(d) * view.strides().get(d);
        rest /= view.dims().get(d);
      }
    }
    return offsets;
  }

  /** A constant and finite right matrix is told to the kernel, in a workspace of its own. */
  private void look(Slots slots) {
    if (slots.buffer(rightSlot).isFinite()) {
      workspace = new MatMulWorkspace();
      workspace.fixRight();
    }
  }

  @Override
  public void run(Slots slots) {
    if (rightIsConstant && runs < RUNS_BEFORE_LOOKING && ++runs == RUNS_BEFORE_LOOKING) {
      look(slots);
    }
    for (int batch = 0; batch < leftOffsets.length; batch++) {
      int target = batch * m * n;
      if (dtype == DType.F32) {
        kernel.multiply(
            m,
            n,
            k,
            (float[]) slots.array(leftSlot),
            leftOffsets[batch],
            leftStrides[0],
            leftStrides[1],
            (float[]) slots.array(rightSlot),
            rightOffsets[batch],
            rightStrides[0],
            rightStrides[1],
            (float[]) slots.array(resultSlot),
            target,
            n,
            team,
            workspace);
      } else {
        kernel.multiply(
            m,
            n,
            k,
            (double[]) slots.array(leftSlot),
            leftOffsets[batch],
            leftStrides[0],
            leftStrides[1],
            (double[]) slots.array(rightSlot),
            rightOffsets[batch],
            rightStrides[0],
            rightStrides[1],
            (double[]) slots.array(resultSlot),
            target,
            n,
            team,
            workspace);
      }
    }
  }
}
