package dev.cajal.kernel.vector;

/** One side of a block of C, cut for its tiles: full pieces, and a last one that may be shorter. */
final class Cuts {
  private int size;
  private int full;
  private int last;
  private int count;

  /**
   * Cuts a side.
   *
   * @param full the elements of a full piece
   * @param last what a tile computes for a last piece that is not full
   */
  void cut(int size, int full, int last) {
    this.size = size;
    this.full = full;
    this.last = last;
    count = (size + full - 1) / full;
  }

  int count() {
    return count;
  }

  /** The elements of a piece. */
  int elements(int piece) {
    return Math.min(full, size - piece * full);
  }

  /** The elements that a tile computes for a piece, those of them for nothing included. */
  int computed(int piece) {
    return elements(piece) == full ? full : last;
  }

  /** Whether a tile computes more than a piece has, so that it has to be filled up. */
  boolean isRagged(int piece) {
    return elements(piece) != computed(piece);
  }

  boolean endsRagged() {
    return isRagged(count - 1);
  }

  /** A size, filled up to full pieces. */
  static int filled(int size, int full) {
    return (size + full - 1) / full * full;
  }

  /** The elements of a full piece if the last one is ragged, or none. */
  static int ragged(int size, int full, int last) {
    int rest = size % full;
    return rest == 0 || rest == last ? 0 : full;
  }
}
