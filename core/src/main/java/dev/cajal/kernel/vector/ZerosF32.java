package dev.cajal.kernel.vector;

import dev.cajal.kernel.UntilCompiled;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Zeros in rows of f32: listed in vectors once C2 has compiled that, if the machine can squeeze a
 * vector together fast; in a plain loop before, and on others.
 */
final class ZerosF32 implements Zeros {
  static final ZerosF32 INSTANCE = new ZerosF32();

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS =
      VectorSpecies.of(int.class, FLOATS.vectorShape());
  private static final Class<?> FLOATS_CLASS = FLOATS.vectorType();
  private static final Class<?> INTS_CLASS = INTS.vectorType();
  private static final int LANES = FLOATS.length();

  /** For an element: far above the time of compiled vectors, far below that of interpreted ones. */
  private static final double COMPILED_NANOS = 1;

  private static final long PATIENCE_NANOS = 2_000_000_000L;
  private static final int TRIAL = 1024;

  /** Once for all tiles that take listed lines: where vectors stay slow, they do so for each. */
  private final AtomicBoolean tried = new AtomicBoolean();

  private volatile boolean vectorsAreFast;

  private ZerosF32() {}

  @Override
  public boolean isZero(Object row, int index) {
    return ((float[]) row)[index] == 0;
  }

  @Override
  public int listOthers(Object row, int start, int count, int[] positions) {
    float[] numbers = (float[]) row;
    return vectorsAreFast
        ? listInVectors(numbers, start, count, positions)
        : list(numbers, start, 0, count, positions, 0);
  }

  /** Vectors are cast to their class before calls, see {@link VectorClasses}. */
  static int listInVectors(float[] numbers, int start, int count, int[] positions) {
    int others = 0;
    int i = 0;
    IntVector places = ((IntVector) INTS_CLASS.cast(IntVector.zero(INTS))).addIndex(1);
    for (; i <= count - LANES; i += LANES) {
      FloatVector elements = FloatVector.fromArray(FLOATS, numbers, start + i);
      VectorMask<Integer> isOther =
          ((FloatVector) FLOATS_CLASS.cast(elements))
              .reinterpretAsInts()
              .lanewise(VectorOperators.LSHL, 1)
              .compare(VectorOperators.NE, 0);
      IntVector here = (IntVector) INTS_CLASS.cast(places);
      here.compress(isOther).intoArray(positions, others);
      others += isOther.trueCount();
      places = here.add(LANES);
    }
    return list(numbers, start, i, count, positions, others);
  }

  /** Without a branch, since nothing predicts where zeros are. */
  static int list(float[] numbers, int start, int from, int count, int[] positions, int known) {
    int others = known;
    for (int i = from; i < count; i++) {
      positions[others] = i;
      int bits = Float.floatToRawIntBits(numbers[start + i]) << 1;
      others += (bits | -bits) >>> (Integer.SIZE - 1);
    }
    return others;
  }

  @Override
  public boolean hasNegative(Object row, int start, int count) {
    float[] numbers = (float[]) row;
    boolean found = false;
    for (int i = start; i < start + count; i++) {
      found |= Float.floatToRawIntBits(numbers[i]) == Integer.MIN_VALUE;
    }
    return found;
  }

  @Override
  public void warmUp() {
    if (tried.compareAndSet(false, true)) {
      vectorsAreFast = new UntilCompiled(PATIENCE_NANOS).call(new Trial(), 1);
    }
  }

  /** The vector form on made-up numbers. */
  private static final class Trial implements UntilCompiled.Method {
    private final float[] row = new float[TRIAL];
    private final int[] positions = new int[TRIAL + SLACK];

    Trial() {
      Arrays.fill(row, TRIAL / 4, TRIAL / 2, 1);
    }

    @Override
    public void idle(int turns) {
      listInVectors(row, 0, 0, positions);
    }

    @Override
    public boolean isFast() {
      long before = System.nanoTime();
      boolean right = listInVectors(row, 0, TRIAL, positions) == TRIAL / 4;
      return right && System.nanoTime() - before < COMPILED_NANOS * TRIAL;
    }
  }
}
