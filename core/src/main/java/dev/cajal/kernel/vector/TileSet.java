package dev.cajal.kernel.vector;

import dev.cajal.kernel.vector.TileShape.Left;
import dev.cajal.shape.DType;

/**
 * The tiles of one element type and vector width, chosen by how many vector registers there are.
 *
 * <p>With 32 registers: up to 14 rows of 2 vectors, 28 accumulators, two vectors of B and one
 * element of A spread over a vector. With 16: 4 rows of 2, since C2 spills beyond 8 accumulators.
 * Shorter tiles serve the last rows, narrower ones the last columns, and a tile of one row and 8
 * vectors serves products of a single row.
 */
final class TileSet {
  /** Vectors in a full panel of B. */
  static final int PANEL_VECTORS = 2;

  /** Vectors in the widest tile of a single row. */
  static final int ROW_VECTORS = 8;

  private static final int INDEX = 16 * (ROW_VECTORS + 1);
  private static final int[] ROW_WIDTHS = {ROW_VECTORS, 2, 1};
  private static final int[] MANY_REGISTERS = {4, 8, 14};
  private static final int[] FEW_REGISTERS = {4};

  private final DType dtype;
  private final int bits;
  private final boolean eager;
  private final int[] rowChoices;
  private final boolean packedSteps;
  private volatile boolean wanted;

  /** Whether a tile was not compiled in time: this JVM does not compile the Vector API. */
  private volatile boolean hopeless;

  private final TileEntry[] entries = new TileEntry[3 * INDEX];

  TileSet(DType dtype, int bits, int registers, boolean eager) {
    this.eager = eager;
    this.dtype = dtype;
    this.bits = bits;
    rowChoices = registers >= 32 ? MANY_REGISTERS : FEW_REGISTERS;
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
    for (int vectors : ROW_WIDTHS) {
      add(1, vectors, Left.PACKED, false);
    }
  }

  private void add(int rows, int vectors, Left left, boolean packedStep) {
    entries[index(rows, vectors, left, packedStep)] =
        new TileEntry(new TileShape(dtype, bits, rows, vectors, left, packedStep));
  }

  private static int index(int rows, int vectors, Left left, boolean packedStep) {
    int form = packedStep ? 1 : left == Left.ROWS ? 2 : 0;
    return form * INDEX + rows * (ROW_VECTORS + 1) + vectors;
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

  /** The widest tile of a single row that has at most the given vectors. */
  static int rowVectors(int atMost) {
    for (int vectors : ROW_WIDTHS) {
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

  /** Whether the tiles for all rows that fill one, and all columns, are compiled in a form. */
  boolean areHot(int m, int n, int k, Left left) {
    long work = work(m, n, k);
    int lastRows = m % tallest();
    boolean hot = m < tallest() || areHot(tallest(), n, left, false, work);
    boolean ragged = lastRows != tileRows(lastRows);
    return (lastRows == 0 || ragged || areHot(tileRows(lastRows), n, left, false, work)) && hot;
  }

  /** Whether every tile of a product is compiled; those that are not are noted as wanted. */
  boolean isHot(int m, int n, int k) {
    long work = work(m, n, k);
    if (m == 1) {
      return isRowHot(n, work);
    }
    int lastRows = m % tallest();
    boolean hot = m < tallest() || areHot(tallest(), n, work);
    return (lastRows == 0 || areHot(tileRows(lastRows), n, work)) && hot;
  }

  private static long work(int m, int n, int k) {
    return (long) m * n * k;
  }

  private boolean areHot(int rows, int n, long work) {
    boolean hot = areHot(rows, n, Left.PACKED, true, work);
    return (!packedSteps || areHot(rows, n, Left.PACKED, false, work)) && hot;
  }

  private boolean areHot(int rows, int n, Left left, boolean packed, long work) {
    int last = n % panelWidth();
    boolean wide = n >= panelWidth() || last > lanes();
    boolean narrow = last > 0 && last <= lanes();
    boolean hot = !wide || isHot(rows, 2, left, packed, work);
    return (!narrow || isHot(rows, 1, left, packed, work)) && hot;
  }

  private boolean isRowHot(int n, long work) {
    boolean hot = true;
    for (int vectors : ROW_WIDTHS) {
      boolean used = vectors == 1 || n >= vectors * lanes();
      hot = (!used || isHot(1, vectors, Left.PACKED, false, work)) && hot;
    }
    return hot;
  }

  private boolean isHot(int rows, int vectors, Left left, boolean packed, long work) {
    if (eager) {
      return true;
    }
    TileEntry entry = entries[index(rows, vectors, left, packed && packedSteps)];
    boolean hot = entry.isHotOrWanted(work);
    if (!hot && !hopeless && entry.isWanted()) {
      wanted = true;
    }
    return hot;
  }

  /** Notes as wanted what a large product of any size needs: its columns fill panels. */
  void want() {
    areHot(tallest(), panelWidth(), 1);
    if (readsRows()) {
      areHot(tallest(), panelWidth(), 1, Left.ROWS);
    }
    for (int rows : rowChoices) {
      areHot(rows, panelWidth(), 1);
    }
  }

  /** Whether a tile was wanted since the last warm-up. */
  boolean wantsWarmUp() {
    return wanted;
  }

  /** Warms up the tiles that were wanted, at each time the one that most work waits for. */
  void warmUpWanted() {
    wanted = false;
    TileEntry entry = mostWanted();
    while (entry != null && !hopeless) {
      hopeless = !entry.warmUp();
      entry = mostWanted();
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
