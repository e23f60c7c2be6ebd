package dev.cajal.nn.train;

import dev.cajal.kernel.Buffer;
import dev.cajal.kernel.WorkerTeam;

/** Copies chosen rows of one array into another, by several threads where that is worth it. */
final class RowGathering implements WorkerTeam.Task {
  /** Elements below which copying takes less time than sharing it. */
  private static final int WORTH_SHARING = 16_384;

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
    this.order = null;
  }

  @Override
  public void run(int part) {
    int end = (int) ((long) rows * (part + 1) / parts);
    for (int row = (int) ((long) rows * part / parts); row < end; row++) {
      source.copyTo(order[from + row] * width, target, row * width, width);
    }
  }
}
