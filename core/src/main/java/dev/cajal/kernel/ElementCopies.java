package dev.cajal.kernel;

import dev.cajal.shape.DType;

/** Copies of single elements between arrays of one type, for every element type. */
final class ElementCopies {
  private ElementCopies() {}

  /** {@code to[toStart + r * toRow + c * toColumn] = from[start + r * row + c * column]}. */
  static void block(
      DType dtype,
      Object from,
      int start,
      int row,
      int column,
      Object to,
      int toStart,
      int toRow,
      int toColumn,
      int rows,
      int columns) {
    switch (dtype) {
      case F32 ->
          block(
              (float[]) from,
              start,
              row,
              column,
              (float[]) to,
              toStart,
              toRow,
              toColumn,
              rows,
              columns);
      case F64 ->
          block(
              (double[]) from,
              start,
              row,
              column,
              (double[]) to,
              toStart,
              toRow,
              toColumn,
              rows,
              columns);
      case I32 ->
          block(
              (int[]) from,
              start,
              row,
              column,
              (int[]) to,
              toStart,
              toRow,
              toColumn,
              rows,
              columns);
      case U8 ->
          block(
              (byte[]) from,
              start,
              row,
              column,
              (byte[]) to,
              toStart,
              toRow,
              toColumn,
              rows,
              columns);
      case BOOL ->
          block(
              (boolean[]) from,
              start,
              row,
              column,
              (boolean[]) to,
              toStart,
              toRow,
              toColumn,
              rows,
              columns);
    }
  }

  /** {@code to[toStart + i] = from[start + indices[i]]}. */
  static void pick(
      DType dtype, Object from, int start, int[] indices, int count, Object to, int toStart) {
    switch (dtype) {
      case F32 -> pick((float[]) from, start, indices, count, (float[]) to, toStart);
      case F64 -> pick((double[]) from, start, indices, count, (double[]) to, toStart);
      case I32 -> pick((int[]) from, start, indices, count, (int[]) to, toStart);
      case U8 -> pick((byte[]) from, start, indices, count, (byte[]) to, toStart);
      case BOOL -> pick((boolean[]) from, start, indices, count, (boolean[]) to, toStart);
    }
  }

  /** {@code to[start + i * step] = from[start + order[i] * step]}. */
  static void reorder(
      DType dtype, Object from, int start, int step, int[] order, int count, Object to) {
    switch (dtype) {
      case F32 -> reorder((float[]) from, start, step, order, count, (float[]) to);
      case F64 -> reorder((double[]) from, start, step, order, count, (double[]) to);
      case I32 -> reorder((int[]) from, start, step, order, count, (int[]) to);
      case U8 -> reorder((byte[]) from, start, step, order, count, (byte[]) to);
      case BOOL -> reorder((boolean[]) from, start, step, order, count, (boolean[]) to);
    }
  }

  private static void block(
      float[] from,
      int start,
      int row,
      int column,
      float[] to,
      int toStart,
      int toRow,
      int toColumn,
      int rows,
      int columns) {
    for (int r = 0; r < rows; r++) {
      int at = start + r * row;
      int toAt = toStart + r * toRow;
      for (int c = 0; c < columns; c++) {
        to[toAt + c * toColumn] = from[at + c * column];
      }
    }
  }

  private static void pick(
      float[] from, int start, int[] indices, int count, float[] to, int toStart) {
    for (int i = 0; i < count; i++) {
      to[toStart + i] = from[start + indices[i]];
    }
  }

  private static void block(
      double[] from,
      int start,
      int row,
      int column,
      double[] to,
      int toStart,
      int toRow,
      int toColumn,
      int rows,
      int columns) {
    for (int r = 0; r < rows; r++) {
      int at = start + r * row;
      int toAt = toStart + r * toRow;
      for (int c = 0; c < columns; c++) {
        to[toAt + c * toColumn] = from[at + c * column];
      }
    }
  }

  private static void pick(
      double[] from, int start, int[] indices, int count, double[] to, int toStart) {
    for (int i = 0; i < count; i++) {
      to[toStart + i] = from[start + indices[i]];
    }
  }

  private static void block(
      int[] from,
      int start,
      int row,
      int column,
      int[] to,
      int toStart,
      int toRow,
      int toColumn,
      int rows,
      int columns) {
    for (int r = 0; r < rows; r++) {
      int at = start + r * row;
      int toAt = toStart + r * toRow;
      for (int c = 0; c < columns; c++) {
        to[toAt + c * toColumn] = from[at + c * column];
      }
    }
  }

  private static void pick(int[] from, int start, int[] indices, int count, int[] to, int toStart) {
    for (int i = 0; i < count; i++) {
      to[toStart + i] = from[start + indices[i]];
    }
  }

  private static void block(
      byte[] from,
      int start,
      int row,
      int column,
      byte[] to,
      int toStart,
      int toRow,
      int toColumn,
      int rows,
      int columns) {
    for (int r = 0; r < rows; r++) {
      int at = start + r * row;
      int toAt = toStart + r * toRow;
      for (int c = 0; c < columns; c++) {
        to[toAt + c * toColumn] = from[at + c * column];
      }
    }
  }

  private static void pick(
      byte[] from, int start, int[] indices, int count, byte[] to, int toStart) {
    for (int i = 0; i < count; i++) {
      to[toStart + i] = from[start + indices[i]];
    }
  }

  private static void block(
      boolean[] from,
      int start,
      int row,
      int column,
      boolean[] to,
      int toStart,
      int toRow,
      int toColumn,
      int rows,
      int columns) {
    for (int r = 0; r < rows; r++) {
      int at = start + r * row;
      int toAt = toStart + r * toRow;
      for (int c = 0; c < columns; c++) {
        to[toAt + c * toColumn] = from[at + c * column];
      }
    }
  }

  private static void pick(
      boolean[] from, int start, int[] indices, int count, boolean[] to, int toStart) {
    for (int i = 0; i < count; i++) {
      to[toStart + i] = from[start + indices[i]];
    }
  }

  private static void reorder(
      float[] from, int start, int step, int[] order, int count, float[] to) {
    for (int i = 0; i < count; i++) {
      to[start + i * step] = from[start + order[i] * step];
    }
  }

  private static void reorder(
      double[] from, int start, int step, int[] order, int count, double[] to) {
    for (int i = 0; i < count; i++) {
      to[start + i * step] = from[start + order[i] * step];
    }
  }

  private static void reorder(int[] from, int start, int step, int[] order, int count, int[] to) {
    for (int i = 0; i < count; i++) {
      to[start + i * step] = from[start + order[i] * step];
    }
  }

  private static void reorder(byte[] from, int start, int step, int[] order, int count, byte[] to) {
    for (int i = 0; i < count; i++) {
      to[start + i * step] = from[start + order[i] * step];
    }
  }

  private static void reorder(
      boolean[] from, int start, int step, int[] order, int count, boolean[] to) {
    for (int i = 0; i < count; i++) {
      to[start + i * step] = from[start + order[i] * step];
    }
  }
}
