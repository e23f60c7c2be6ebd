package dev.cajal.kernel.vector;

import dev.cajal.kernel.vector.TileShape.Left;
import dev.cajal.shape.DType;

/**
 * The tiles of one element type and vector width, chosen by how many vector registers there are.
 *
 * <p>With 32 registers: up to 14 rows of 2 vectors, 28 accumulators, two vectors of B and one
 * element of A spread over a vector. With 16: 4 rows of 2, since C2 spills beyond 8 accumulators.
 * Shorter tiles serve the last rows, narrower ones the last columns; until they are compiled, which
 * has to repay, the full one serves both. Tiles of one row and up to 16 vectors, or 8, serve
 * products of a single row.
 */
final class TileSet {
  /** Vectors in a full panel of B. */
  static final int PANEL_VECTORS = 2;

  /**
   * Multiplications, made for nothing at edges or equal to the copies made, after which a tile of
   * their own repays: it takes C2 as long as they do one processor.
   */
  private static final long REPAYS = 5_000_000_000L;

  /** The multiplications that take as long as the copy of one element of A: 1.7 ns on two cores. */
  private static final int PACKING = 128;

  /** Multiplications of a single row below which a second thread costs more than it saves. */
  private static final long ROW_WORTH_A_THREAD = 400_000;

  /** Vectors that a thread takes at a time where several share a row. */
  private static final int SHARED_ROW_VECTORS = 8;

  private static final int WIDEST = 16;
  private static final int INDEX = 16 * (WIDEST + 1);
  private static final int[] MANY_REGISTERS = {4, 8, 14};
  private static final int[] FEW_REGISTERS = {4};
  private static final int[] MANY_REGISTERS_ROW = {WIDEST, 8, 2, 1};
  private static final int[] FEW_REGISTERS_ROW = {8, 2, 1};

  private final DType dtype;
  private final int bits;
  private final boolean eager;
  private final int[] rowChoices;
  private final int[] rowWidths;
  private final boolean packedSteps;
  private volatile boolean wanted;

  private final TileEntry[] entries = new TileEntry[4 * INDEX];

  TileSet(DType dtype, int bits, int registers, boolean eager) {
    this.eager = eager;
    this.dtype = dtype;
    this.bits = bits;
    rowChoices = registers >= 32 ? MANY_REGISTERS : FEW_REGISTERS;
    rowWidths = registers >= 32 ? MANY_REGISTERS_ROW : FEW_REGISTERS_ROW;
    packedSteps = registers < 32;
    for (int rows : rowChoices) {
      for (int vectors = 1; vectors <= PANEL_VECTORS; vectors++) {
        add(rows, vectors, Left.PACKED, false);
        if (packedSteps) {
          add(rows, vectors, Left.PACKED, true);
        } else {
          add(rows, vectors, Left.ROWS, false);
        }
      }
    }
    for (int vectors : rowWidths) {
      add(1, vectors, Left.PACKED, false);
      add(1, vectors, Left.LISTED, false);
    }
  }

  private void add(int rows, int vectors, Left left, boolean packedStep) {
    entries[index(rows, vectors, left, packedStep)] =
        new TileEntry(new TileShape(dtype, bits, rows, vectors, left, packedStep));
  }

  private static int index(int rows, int vectors, Left left, boolean packedStep) {
    int form =
        switch (left) {
          case PACKED -> packedStep ? 1 : 0;
          case ROWS -> 2;
          case LISTED -> 3;
        };
    return form * INDEX + rows * (WIDEST + 1) + vectors;
  }

  /** Whether there are tiles that read rows of A where they lie: with few registers they spill. */
  boolean readsRows() {
    return !packedSteps;
  }

  DType dtype() {
    return dtype;
  }

  int lanes() {
    return bits / (8 * dtype.bytes());
  }

  /** The columns of a full panel of B. */
  int panelWidth() {
    return PANEL_VECTORS * lanes();
  }

  /** The rows of the tallest tile. */
  int tallest() {
    return rowChoices[rowChoices.length - 1];
  }

  /** The rows of the smallest tile that holds the given rows, or of the tallest. */
  int tileRows(int rows) {
    for (int choice : rowChoices) {
      if (choice >= rows) {
        return choice;
      }
    }
    return tallest();
  }

  /** Whether a second thread would cost a product of a single row more than it saves. */
  static boolean isRowAlone(int n, int k) {
    return (long) n * k < ROW_WORTH_A_THREAD;
  }

  /** The vectors of C that a thread takes at a time in a product of a single row. */
  int rowStep(int n, int k) {
    return isRowAlone(n, k) ? rowWidths[0] : SHARED_ROW_VECTORS;
  }

  /** The widest tile of a single row that has at most the given vectors. */
  int rowVectors(int atMost) {
    for (int vectors : rowWidths) {
      if (vectors <= atMost) {
        return vectors;
      }
    }
    throw new IllegalArgumentException("matmul: a tile has at least one vector; found " + atMost);
  }

  /** The tile for a block of C whose lines of B are packed ({@code bStep} is its width) or not. */
  Tile tile(int rows, int vectors, Left left, boolean packed) {
    return entries[index(rows, vectors, left, packed && packedSteps)].tile();
  }

  /**
   * Whether a product can be computed at full speed, but for its edges. Notes as wanted what is
   * missing, and tiles that would fit the edges better once they repay.
   */
  boolean isHot(int m, int n, int k) {
    if (m == 1) {
      return isRowHot(n, k, Left.PACKED);
    }
    if (!isHotOrMissed(tallest(), PANEL_VECTORS, (long) m * n * k, 0)) {
      return false;
    }
    int height = tileRows(m % tallest());
    if (m % tallest() > 0 && n >= panelWidth()) {
      isHotOrMissed(height, PANEL_VECTORS, (long) (tallest() - height) * n * k, REPAYS);
    }
    if (isNarrow(n)) {
      long wasted = (long) m * lanes() * k;
      isHotOrMissed(m < tallest() ? height : tallest(), 1, wasted, REPAYS);
      if (m % tallest() > 0) {
        isHotOrMissed(height, 1, wasted / (m / tallest() + 1), REPAYS);
      }
    }
    return true;
  }

  private boolean isNarrow(int n) {
    int last = n % panelWidth();
    return last > 0 && last <= lanes();
  }

  /** The vectors of the tiles for the last columns: one if that is enough and compiled. */
  int lastVectors(int m, int n) {
    if (!isNarrow(n)) {
      return PANEL_VECTORS;
    }
    boolean tall = isHot(tallest(), 1);
    return tall || (m < tallest() && areHot(tileRows(m), n, 1)) ? 1 : PANEL_VECTORS;
  }

  /** The rows of the tiles for the last rows: the fewest that hold them and are compiled. */
  int lastHeight(int m, int n, int lastVectors) {
    int fitting = tileRows(m % tallest());
    return areHot(fitting, n, lastVectors) ? fitting : tallest();
  }

  private boolean areHot(int rows, int n, int lastVectors) {
    boolean wide = n >= panelWidth() || lastVectors == PANEL_VECTORS;
    return (!wide || isHot(rows, PANEL_VECTORS)) && (lastVectors > 1 || isHot(rows, 1));
  }

  /**
   * Whether the tiles that read rows of A where they lie are compiled, for all rows but the last
   * ones, and for those if they fill a tile; those that are missing are noted.
   */
  boolean areRowsHot(int m, int n, int k, int lastHeight, int lastVectors) {
    long packing = (long) m * k * PACKING;
    boolean hot = m < tallest() || areRowsHot(tallest(), n, lastVectors, packing);
    return (m % tallest() != lastHeight || areRowsHot(lastHeight, n, lastVectors, packing)) && hot;
  }

  private boolean areRowsHot(int rows, int n, int lastVectors, long packing) {
    boolean wide = n >= panelWidth() || lastVectors == PANEL_VECTORS;
    boolean hot = !wide || isHotOrMissed(rows, PANEL_VECTORS, Left.ROWS, false, packing, REPAYS);
    return (lastVectors > 1 || isHotOrMissed(rows, 1, Left.ROWS, false, packing, REPAYS)) && hot;
  }

  /**
   * Whether the tiles for a single row of C are compiled in a form; those that are missing are
   * noted as wanted.
   */
  boolean isRowHot(int n, int k, Left left) {
    boolean hot = true;
    int step = rowStep(n, k);
    int rest = n / lanes();
    for (int vectors : rowWidths) {
      boolean whole = vectors <= step && rest >= vectors;
      boolean edge = vectors == 1 && n % lanes() != 0;
      boolean used = whole || edge;
      hot = (!used || isHotOrMissed(1, vectors, left, false, (long) n * k, 0)) && hot;
      rest = whole ? rest % vectors : rest;
    }
    return hot;
  }

  private boolean isHot(int rows, int vectors) {
    return eager
        || (entries[index(rows, vectors, Left.PACKED, packedSteps)].isHot()
            && (!packedSteps || entries[index(rows, vectors, Left.PACKED, false)].isHot()));
  }

  private boolean isHotOrMissed(int rows, int vectors, long work, long enough) {
    boolean hot = isHotOrMissed(rows, vectors, Left.PACKED, packedSteps, work, enough);
    return (!packedSteps || isHotOrMissed(rows, vectors, Left.PACKED, false, work, enough)) && hot;
  }

  private boolean isHotOrMissed(
      int rows, int vectors, Left left, boolean packed, long work, long enough) {
    TileEntry entry = entries[index(rows, vectors, left, packed)];
    if (eager || entry.isHot()) {
      return true;
    }
    if (entry.isWantedAfter(work, enough)) {
      wanted = true;
    }
    return false;
  }

  /** Notes as wanted what a large product of any size needs, and tiles for its last rows. */
  void want() {
    isHotOrMissed(tallest(), PANEL_VECTORS, 2, 0);
    if (readsRows()) {
      isHotOrMissed(tallest(), PANEL_VECTORS, Left.ROWS, false, 1, 0);
    }
    for (int rows : rowChoices) {
      isHotOrMissed(rows, PANEL_VECTORS, 0, 0);
    }
  }

  /** Whether a tile was wanted since the last warm-up. */
  boolean wantsWarmUp() {
    return wanted;
  }

  /** Warms up the tiles that were wanted, at each time the one that most work waits for. */
  void warmUpWanted() {
    wanted = false;
    for (TileEntry entry = mostWanted(); entry != null; entry = mostWanted()) {
      entry.warmUp();
    }
  }

  private TileEntry mostWanted() {
    TileEntry most = null;
    for (TileEntry entry : entries) {
      if (entry != null && entry.isWanted() && (most == null || entry.missed() > most.missed())) {
        most = entry;
      }
    }
    return most;
  }
}
