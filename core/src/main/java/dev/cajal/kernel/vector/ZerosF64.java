package dev.cajal.kernel.vector;

/** Zeros in rows of f64, which serves checking, in plain loops. */
final class ZerosF64 implements Zeros {
  static final ZerosF64 INSTANCE = new ZerosF64();

  private ZerosF64() {}

  @Override
  public boolean isZero(Object row, int index) {
    return ((double[]) row)[index] == 0;
  }

  @Override
  public int listOthers(Object row, int start, int count, int[] positions) {
    double[] numbers = (double[]) row;
    int others = 0;
    for (int i = 0; i < count; i++) {
      positions[others] = i;
      others += numbers[start + i] == 0 ? 0 : 1;
    }
    return others;
  }

  @Override
  public boolean hasNegative(Object row, int start, int count) {
    double[] numbers = (double[]) row;
    boolean found = false;
    for (int i = 0; i < count; i++) {
      found |= Double.doubleToRawLongBits(numbers[start + i]) == Long.MIN_VALUE;
    }
    return found;
  }

  @Override
  public void warmUp() {}
}
