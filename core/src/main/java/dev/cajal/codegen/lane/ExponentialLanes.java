package dev.cajal.codegen.lane;

/**
 * f32 functions built on e to the power x.
 *
 * <p>x = n · ln 2 + r with |r| ≤ ln 2 / 2 (ln 2 in two parts, so that r is exact to its last bit),
 * e^r = 1 + r + r² · Q(r), and the result is scaled by 2^n in two steps, so that it rounds only
 * once also where it is subnormal. n is found by adding 1.5 · 2²³, which leaves it in the low bits.
 *
 * <p>Polynomials here and in the other f32 functions have the least greatest relative error (Remez
 * exchange in 40 digits); their coefficients are rounded to f32 from the lowest up, the others
 * being fitted again after each.
 */
final class ExponentialLanes {
  private static final float LOG2_E = 0x1.715476p0f;
  private static final float LN2_HIGH = 0x1.62e43p-1f;
  private static final float LN2_LOW = -0x1.05c61p-29f;

  /** 1.5 · 2²³: a sum with it is rounded to a whole number. */
  static final float ROUNDER = 0x1.8p23f;

  private static final float[] EXP = {
    1, 1, 0x1.fffffcp-2f, 0x1.55548ap-3f, 0x1.55584ep-5f, 0x1.123f3p-7f, 0x1.6ad16p-10f
  };
  private static final float[] EXPM1 = {
    0x1p-1f, 0x1.55552cp-3f, 0x1.555502p-5f, 0x1.1155aap-7f, 0x1.6d2e4cp-10f, 0x1.3b83a4p-13f
  };
  private static final float[] TANH = {
    -0x1.55554ap-2f, 0x1.110ceep-3f, -0x1.b91e7ep-5f, 0x1.58e518p-6f, -0x1.9921a2p-8f
  };
  private static final float[] ERF = {
    0x1.06eba8p-3f,
    -0x1.81273ep-2f,
    0x1.ce2ce6p-4f,
    -0x1.b7f71ap-6f,
    0x1.53f224p-8f,
    -0x1.a3515ep-11f,
    0x1.4771fep-14f
  };
  private static final float[] MINUS_LOG_ERFC = {
    0x1.6631ecp-12f,
    0x1.2088e6p0f,
    0x1.46bafap-1f,
    0x1.a652e2p-4f,
    -0x1.65cab4p-6f,
    0x1.82594p-9f,
    -0x1.86da34p-13f
  };

  private ExponentialLanes() {}

  /** x taken apart: x = n · ln 2 + r, n as a float and as an int. */
  private record Reduced(int whole, int wholeInt, int r) {
    static Reduced of(Lanes lanes, int x) {
      int rounded = lanes.fma(x, lanes.f32(LOG2_E), lanes.f32(ROUNDER));
      int whole = lanes.minus(rounded, lanes.f32(ROUNDER));
      int r = lanes.fma(whole, lanes.f32(-LN2_HIGH), x);
      return new Reduced(whole, integer(lanes, rounded), lanes.fma(whole, lanes.f32(-LN2_LOW), r));
    }
  }

  /** The whole number that a sum with the rounder holds, as an i32. */
  static int integer(Lanes lanes, int rounded) {
    return lanes.minus(lanes.bits(rounded), lanes.i32(Float.floatToRawIntBits(ROUNDER)));
  }

  /** value · 2^n for −252 ≤ n ≤ 254, rounded once if |value| is near 1. */
  static int scaled(Lanes lanes, int value, int n) {
    int half = lanes.shiftRight(n, 1);
    int first = lanes.times(value, power2(lanes, half));
    return lanes.times(first, power2(lanes, lanes.minus(n, half)));
  }

  private static int power2(Lanes lanes, int n) {
    return lanes.fromBits(lanes.plus(lanes.shiftLeft(n, 23), lanes.i32(0x3f800000)));
  }

  /** e^x for −104 ≤ x ≤ 89, NaN for NaN; anything elsewhere. */
  private static int expInRange(Lanes lanes, int x) {
    Reduced reduced = Reduced.of(lanes, x);
    int r = reduced.r();
    return scaled(lanes, lanes.polynomial(r, EXP), reduced.wholeInt());
  }

  private static int expNotPositive(Lanes lanes, int x) {
    return lanes.select(lanes.less(x, lanes.f32(-104)), lanes.f32(0), expInRange(lanes, x));
  }

  /** e^x; at most 1.01 ulp from it. */
  static int exp(Lanes lanes, int x) {
    return lanes.select(
        lanes.greater(x, lanes.f32(89)),
        lanes.f32(Float.POSITIVE_INFINITY),
        expNotPositive(lanes, x));
  }

  /** e^x − 1 = 2^n · (e^r − 1) + (2^n − 1), the halves of which do not overflow. */
  static int expm1(Lanes lanes, int x) {
    Reduced reduced = Reduced.of(lanes, x);
    int r = reduced.r();
    int near = lanes.fma(lanes.times(r, r), lanes.polynomial(r, EXPM1), r);
    int half =
        lanes.fromBits(lanes.plus(lanes.shiftLeft(reduced.wholeInt(), 23), lanes.i32(0x3f000000)));
    int far = lanes.fma(half, near, lanes.minus(half, lanes.f32(0.5f)));
    int value =
        lanes.select(lanes.equal(reduced.whole(), lanes.f32(0)), near, lanes.plus(far, far));
    value =
        lanes.select(lanes.greater(x, lanes.f32(89)), lanes.f32(Float.POSITIVE_INFINITY), value);
    value = lanes.select(lanes.less(x, lanes.f32(-18)), lanes.f32(-1), value);
    return lanes.withSign(value, x);
  }

  /**
   * 1 / (1 + e^(−x)), as e^x / (1 + e^x) for negative x: no overflow, no loss near 0. The part that
   * 1 + e^x loses in rounding is taken into account after the division.
   */
  static int sigmoid(Lanes lanes, int x) {
    int e = expNotPositive(lanes, lanes.negate(lanes.absolute(x)));
    int one = lanes.f32(1);
    int numerator = lanes.select(lanes.less(x, lanes.f32(0)), e, one);
    int divisor = lanes.plus(e, one);
    int quotient = lanes.over(numerator, divisor);
    int lost = lanes.minus(e, lanes.minus(divisor, one));
    int inverse = lanes.fma(e, lanes.f32(-0.5f), one);
    return lanes.fma(lanes.times(quotient, lost), lanes.negate(inverse), quotient);
  }

  /** An odd polynomial below 0.55, 1 − 2 / (e^(2|x|) + 1) above. */
  static int tanh(Lanes lanes, int x) {
    int size = lanes.absolute(x);
    int square = lanes.times(size, size);
    int small = lanes.fma(lanes.times(size, square), lanes.polynomial(square, TANH), size);
    int bounded = lanes.select(lanes.greater(size, lanes.f32(10)), lanes.f32(10), size);
    int e = expInRange(lanes, lanes.plus(bounded, bounded));
    int one = lanes.f32(1);
    int large = lanes.minus(one, lanes.over(lanes.f32(2), lanes.plus(e, one)));
    int value = lanes.select(lanes.less(size, lanes.f32(0.55f)), small, large);
    return lanes.withSign(value, x);
  }

  /** x + x · E(x²) below 1, 1 − e^(−q(|x|)) above, where q fits −log(1 − erf). */
  static int erf(Lanes lanes, int x) {
    int size = lanes.absolute(x);
    int small = lanes.fma(size, lanes.polynomial(lanes.times(size, size), ERF), size);
    int bounded = lanes.select(lanes.greater(size, lanes.f32(4)), lanes.f32(4), size);
    int tail = expInRange(lanes, lanes.negate(lanes.polynomial(bounded, MINUS_LOG_ERFC)));
    int large = lanes.minus(lanes.f32(1), tail);
    int value = lanes.select(lanes.less(size, lanes.f32(1)), small, large);
    return lanes.withSign(value, x);
  }
}
