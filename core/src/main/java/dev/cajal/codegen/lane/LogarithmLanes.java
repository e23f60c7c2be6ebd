package dev.cajal.codegen.lane;

/**
 * f32 logarithms.
 *
 * <p>x = 2^e · (1 + f) with √½ ≤ 1 + f &lt; √2, log(1 + f) = f − f²/2 + f³ · P(f), and e · ln 2 is
 * added in two parts, of which the first is exact.
 */
final class LogarithmLanes {
  private static final int ROOT_HALF = 0x3f3504f3;
  private static final float LN2_HIGH = 0x1.62e4p-1f;
  private static final float LN2_LOW = 0x1.7f7d1cp-20f;
  private static final float[] P = {
    0x1.555548p-2f,
    -0x1.00007p-2f,
    0x1.99a54p-3f,
    -0x1.552f18p-3f,
    0x1.23036ep-3f,
    -0x1.0103ep-3f,
    0x1.eff05ep-4f,
    -0x1.bf3bdp-4f,
    0x1.b60194p-5f
  };

  private LogarithmLanes() {}

  /** A positive normal number taken apart: value = 2^exponent · (1 + f). */
  record Parts(int exponent, int f) {
    static Parts of(Lanes lanes, int value) {
      int shifted = lanes.minus(lanes.bits(value), lanes.i32(ROOT_HALF));
      int fraction = lanes.and(shifted, lanes.i32(0x7fffff));
      int mantissa = lanes.fromBits(lanes.plus(fraction, lanes.i32(ROOT_HALF)));
      return new Parts(lanes.shiftRight(shifted, 23), lanes.minus(mantissa, lanes.f32(1)));
    }
  }

  /** Natural logarithm; −∞ at 0, NaN below. */
  static int log(Lanes lanes, int x) {
    int subnormal = lanes.less(x, lanes.f32(Float.MIN_NORMAL));
    int normal = lanes.select(subnormal, lanes.times(x, lanes.f32(0x1p24f)), x);
    Parts parts = Parts.of(lanes, normal);
    int exponent =
        lanes.plus(
            lanes.cast(LaneOp.Conversion.I32_TO_F32, parts.exponent()),
            lanes.select(subnormal, lanes.f32(-24), lanes.f32(0)));
    return outsideRange(lanes, x, x, sum(lanes, parts.f(), exponent));
  }

  /** log(1 + x): what 1 + x loses in rounding is added to f again, so that f is x itself near 0. */
  static int log1p(Lanes lanes, int x) {
    int one = lanes.f32(1);
    int u = lanes.plus(x, one);
    int without = lanes.minus(u, one);
    int lost = lanes.plus(lanes.minus(one, lanes.minus(u, without)), lanes.minus(x, without));
    Parts parts = Parts.of(lanes, u);
    int scale =
        lanes.fromBits(
            lanes.maximum(
                lanes.minus(lanes.i32(0x3f800000), lanes.shiftLeft(parts.exponent(), 23)),
                lanes.i32(0)));
    int f = lanes.fma(lost, scale, parts.f());
    int exponent = lanes.cast(LaneOp.Conversion.I32_TO_F32, parts.exponent());
    int value = outsideRange(lanes, u, x, sum(lanes, f, exponent));
    return lanes.withSign(value, x);
  }

  private static int sum(Lanes lanes, int f, int exponent) {
    int square = lanes.times(f, f);
    int tail = lanes.times(lanes.times(square, f), lanes.polynomial(f, P));
    tail = lanes.fma(exponent, lanes.f32(LN2_LOW), tail);
    tail = lanes.fma(lanes.f32(-0.5f), square, tail);
    return lanes.fma(exponent, lanes.f32(LN2_HIGH), lanes.plus(f, tail));
  }

  /** ∞ and NaN pass, 0 gives −∞, less gives NaN. */
  private static int outsideRange(Lanes lanes, int argument, int x, int usual) {
    int infinity = lanes.f32(Float.POSITIVE_INFINITY);
    int value = lanes.select(lanes.less(x, infinity), usual, x);
    int zero = lanes.f32(0);
    int low =
        lanes.select(
            lanes.equal(argument, zero), lanes.f32(Float.NEGATIVE_INFINITY), lanes.f32(Float.NaN));
    return lanes.select(lanes.greater(argument, zero), value, low);
  }
}
