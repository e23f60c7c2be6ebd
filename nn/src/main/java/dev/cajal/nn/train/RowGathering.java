package dev.cajal.nn.train;

import dev.cajal.kernel.Buffer;
import dev.cajal.kernel.WorkerTeam;

/** Copies chosen rows of one array into another, by several threads where that is worth it. */
final class RowGathering implements WorkerTeam.Task {
  /** Elements below which copying takes less time than sharing it. */
  private static final int WORTH_SHARING = 16_384;

  /** Elements of a row from which a call for each is worth it. */
  private static final int WIDE = 16;

  private final WorkerTeam team = WorkerTeam.shared();
  private Buffer source;
  private Buffer target;
  private int[] order;
  private int from;
  private int rows;
  private int width;
  private int parts;

  /** Copies row {@code order[from + r]} of the source to row r of the target. */
  void run(Buffer source, int[] order, int from, Buffer target, int rows) {
    this.source = source;
    this.target = target;
    this.order = order;
    this.from = from;
    this.rows = rows;
    this.width = target.size() / rows;
    this.parts = target.size() < WORTH_SHARING ? 1 : Math.min(rows, team.size());
    team.run(parts, this);
    this.source = null;
    this.target = null;
    this.order = null;
  }

  @Override
  public void run(int part) {
    int end = (int) ((long) rows * (part + 1) / parts);
    int start = (int) ((long) rows * part / parts);
    if (width < WIDE && source instanceof Buffer.F32 s && target instanceof Buffer.F32 t) {
      narrow(s.floats(), t.floats(), start, end);
    } else if (width < WIDE && source instanceof Buffer.I32 s && target instanceof Buffer.I32 t) {
      narrow(s.ints(), t.ints(), start, end);
    } else {
      for (int row = start; row < end; row++) {
        source.copyTo(order[from + row] * width, target, row * width, width);
      }
    }
  }

  private void narrow(float[] all, float[] chosen, int start, int end) {
    for (int row = start; row < end; row++) {
      int at = order[from + row] * width;
      for (int column = 0; column < width; column++) {
        chosen[row * width + column] = all[at + column];
      }
    }
  }

  private void narrow(int[] all, int[] chosen, int start, int end) {
    for (int row = start; row < end; row++) {
      int at = order[from + row] * width;
      for (int column = 0; column < width; column++) {
        chosen[row * width + column] = all[at + column];
      }
    }
  }
}
