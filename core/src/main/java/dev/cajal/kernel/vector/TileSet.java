package dev.cajal.kernel.vector;

import dev.cajal.shape.DType;
import java.util.ArrayList;
import java.util.List;

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

  private static final int[] ROW_WIDTHS = {ROW_VECTORS, 2, 1};
  private static final int[] MANY_REGISTERS = {4, 8, 14};
  private static final int[] FEW_REGISTERS = {4};

  private final DType dtype;
  private final int bits;
  private final int[] rowChoices;
  private final boolean packedSteps;
  private final Tile[] tiles = new Tile[2 * 16 * (ROW_VECTORS + 1)];

  TileSet(DType dtype, int bits, int registers) {
    this.dtype = dtype;
    this.bits = bits;
    rowChoices = registers >= 32 ? MANY_REGISTERS : FEW_REGISTERS;
    packedSteps = registers < 32;
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

  /**
   * One tile of a set.
   *
   * @param packed whether the lines of B are packed
   */
  record Member(int rows, int vectors, boolean packed) {}

  /** Every different tile that a product can ask for, the most used first. */
  List<Member> members() {
    List<Member> members = new ArrayList<>();
    for (int i = rowChoices.length - 1; i >= 0; i--) {
      for (int vectors = PANEL_VECTORS; vectors >= 1; vectors--) {
        members.add(new Member(rowChoices[i], vectors, true));
        if (packedSteps) {
          members.add(new Member(rowChoices[i], vectors, false));
        }
      }
    }
    for (int vectors : ROW_WIDTHS) {
      members.add(new Member(1, vectors, false));
    }
    return List.copyOf(members);
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
  Tile tile(int rows, int vectors, boolean packed) {
    boolean packedStep = packed && packedSteps;
    int index = (packedStep ? 16 * (ROW_VECTORS + 1) : 0) + rows * (ROW_VECTORS + 1) + vectors;
    Tile tile = tiles[index];
    return tile != null ? tile : generate(index, rows, vectors, packedStep);
  }

  private synchronized Tile generate(int index, int rows, int vectors, boolean packedStep) {
    if (tiles[index] == null) {
      tiles[index] = TileGenerator.generate(new TileShape(dtype, bits, rows, vectors, packedStep));
    }
    return tiles[index];
  }
}
