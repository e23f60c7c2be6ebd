package dev.cajal.codegen.lane;

import dev.cajal.codegen.lane.LaneOp.Comparison;

/**
 * x to the power y in f32, as 2^(y · log2 |x|) with the logarithm in two floats.
 *
 * <p>With |x| = 2^e · m, √½ ≤ m &lt; √2, and s = (m − 1) / (m + 1): log2 m = s · (2 + 2/3 s² + …) /
 * ln 2, of which the first two terms and the sums are carried in pairs (high + low), because an
 * error of the logarithm is multiplied by y. Infinite or NaN operands and subnormal x are left to
 * single lanes in double precision.
 */
final class PowerLanes {
  private static final float C1_HIGH = 0x1.715476p1f;
  private static final float C1_LOW = 0x1.4ae0cp-25f;
  private static final float C3_HIGH = 0x1.ec709ep-1f;
  private static final float C3_LOW = -0x1.e2fe02p-28f;
  private static final float[] LOG2_REST = {
    0x1.2776c4p-1f, 0x1.a6195p-2f, 0x1.47b12cp-2f, 0x1.20791ap-2f
  };
  private static final float[] EXP2 = {
    0x1.62e43p-1f,
    0x1.ebfbep-3f,
    0x1.c6b07p-5f,
    0x1.3b2a56p-7f,
    0x1.5da25ep-10f,
    0x1.4414fp-13f,
    0x1.e53d8p-17f
  };

  private PowerLanes() {}

  /** high + low, not rounded to one float. */
  private record Pair(int high, int low) {}

  static int power(Lanes lanes, int x, int y) {
    int size = lanes.absolute(x);
    int zero = lanes.f32(0);
    int one = lanes.f32(1);
    int infinity = lanes.f32(Float.POSITIVE_INFINITY);
    int isZero = lanes.equal(size, zero);

    int value = exp2(lanes, product(lanes, y, log2(lanes, size)));
    int ofZero =
        lanes.select(
            lanes.greater(y, zero), zero, lanes.select(lanes.less(y, zero), infinity, one));
    value = lanes.select(isZero, ofZero, value);

    int small = lanes.select(lanes.less(lanes.absolute(y), lanes.f32(0x1p24f)), y, zero);
    int whole = lanes.cast(LaneOp.Conversion.F32_TO_I32, small);
    int fractional =
        lanes.compare(Comparison.NOT_EQUAL, lanes.cast(LaneOp.Conversion.I32_TO_F32, whole), small);
    int odd = lanes.shiftLeft(lanes.select(fractional, lanes.i32(0), whole), 31);
    value = lanes.flipSign(value, lanes.and(lanes.bits(x), odd));
    value = lanes.select(lanes.and(lanes.less(x, zero), fractional), lanes.f32(Float.NaN), value);

    int normal =
        lanes.and(
            lanes.compare(Comparison.GREATER_OR_EQUAL, size, lanes.f32(Float.MIN_NORMAL)),
            lanes.less(size, infinity));
    int usual = lanes.and(lanes.or(normal, isZero), lanes.less(lanes.absolute(y), infinity));
    return lanes.rescue(RareFunction.POWER, lanes.not(usual), x, y, value);
  }

  private static Pair log2(Lanes lanes, int size) {
    LogarithmLanes.Parts parts = LogarithmLanes.Parts.of(lanes, size);
    Pair s = quotient(lanes, parts.f());
    Pair square = product(lanes, s, s);
    int rest = lanes.times(square.high(), lanes.polynomial(square.high(), LOG2_REST));
    Pair sum = plus(lanes, C3_HIGH, C3_LOW, new Pair(rest, lanes.f32(0)));
    sum = plus(lanes, C1_HIGH, C1_LOW, product(lanes, square, sum));
    Pair fraction = product(lanes, s, sum);
    int exponent = lanes.cast(LaneOp.Conversion.I32_TO_F32, parts.exponent());
    int high = lanes.plus(exponent, fraction.high());
    int low = lanes.plus(lanes.minus(exponent, high), fraction.high());
    return new Pair(high, lanes.plus(low, fraction.low()));
  }

  /** f / (2 + f). */
  private static Pair quotient(Lanes lanes, int f) {
    int two = lanes.f32(2);
    int divisor = lanes.plus(f, two);
    int lost = lanes.minus(f, lanes.minus(divisor, two));
    int high = lanes.over(f, divisor);
    int minus = lanes.negate(high);
    int remainder = lanes.fma(minus, lost, lanes.fma(minus, divisor, f));
    return new Pair(high, lanes.over(remainder, divisor));
  }

  private static Pair product(Lanes lanes, Pair a, Pair b) {
    int high = lanes.times(a.high(), b.high());
    int low = lanes.fma(a.high(), b.high(), lanes.negate(high));
    low = lanes.fma(a.high(), b.low(), low);
    return new Pair(high, lanes.fma(a.low(), b.high(), low));
  }

  private static Pair product(Lanes lanes, int a, Pair b) {
    int high = lanes.times(a, b.high());
    int low = lanes.fma(a, b.high(), lanes.negate(high));
    return new Pair(high, lanes.fma(a, b.low(), low));
  }

  /** A constant pair plus a smaller one. */
  private static Pair plus(Lanes lanes, float high, float low, Pair smaller) {
    int constant = lanes.f32(high);
    int sum = lanes.plus(constant, smaller.high());
    int lost = lanes.plus(lanes.minus(constant, sum), smaller.high());
    int lows = lanes.plus(smaller.low(), lanes.f32(low));
    return new Pair(sum, lanes.plus(lost, lows));
  }

  private static int exp2(Lanes lanes, Pair power) {
    int rounder = lanes.f32(ExponentialLanes.ROUNDER);
    int rounded = lanes.plus(power.high(), rounder);
    int r = lanes.plus(lanes.minus(power.high(), lanes.minus(rounded, rounder)), power.low());
    int value = lanes.fma(r, lanes.polynomial(r, EXP2), lanes.f32(1));
    value = ExponentialLanes.scaled(lanes, value, ExponentialLanes.integer(lanes, rounded));
    value =
        lanes.select(
            lanes.greater(power.high(), lanes.f32(129)), lanes.f32(Float.POSITIVE_INFINITY), value);
    return lanes.select(lanes.less(power.high(), lanes.f32(-151)), lanes.f32(0), value);
  }
}
