package dev.cajal.codegen.lane;

/**
 * f32 sine and cosine.
 *
 * <p>|x| = n · π + r with whole n for the sine and n + ½ for the cosine, |r| ≤ π/2, π in three
 * parts; then ± sin r = r + r³ · S(r²). Beyond 2¹⁷, where n · π would lose digits, single lanes are
 * computed in double precision, so that every argument has its true sine.
 */
final class TrigonometryLanes {
  private static final float INVERSE_PI = 0x1.45f306p-2f;
  private static final float PI_1 = 0x1.921fb6p1f;
  private static final float PI_2 = -0x1.777a5cp-24f;
  private static final float PI_3 = -0x1.ee59dap-49f;
  private static final float LIMIT = 0x1p17f;
  private static final float[] S = {
    -0x1.555556p-3f, 0x1.111136p-7f, -0x1.a023c2p-13f, 0x1.72cb0ap-19f, -0x1.b5c296p-26f
  };

  private TrigonometryLanes() {}

  static int sin(Lanes lanes, int x) {
    int size = lanes.absolute(x);
    int rounder = lanes.f32(ExponentialLanes.ROUNDER);
    int rounded = lanes.fma(size, lanes.f32(INVERSE_PI), rounder);
    int value = sineFrom(lanes, size, lanes.minus(rounded, rounder));
    int odd = lanes.shiftLeft(lanes.bits(rounded), 31);
    value = lanes.flipSign(value, lanes.xor(lanes.bits(x), odd));
    return rescued(lanes, RareFunction.SIN, x, size, value);
  }

  static int cos(Lanes lanes, int x) {
    int size = lanes.absolute(x);
    int rounder = lanes.f32(ExponentialLanes.ROUNDER);
    int turns = lanes.fma(size, lanes.f32(INVERSE_PI), lanes.f32(-0.5f));
    int rounded = lanes.plus(turns, rounder);
    int half = lanes.plus(lanes.minus(rounded, rounder), lanes.f32(0.5f));
    int value = sineFrom(lanes, size, half);
    int even = lanes.shiftLeft(lanes.plus(lanes.bits(rounded), lanes.i32(1)), 31);
    return rescued(lanes, RareFunction.COS, x, size, lanes.flipSign(value, even));
  }

  /** sin(size − n · π). */
  private static int sineFrom(Lanes lanes, int size, int n) {
    int r = lanes.fma(n, lanes.f32(-PI_1), size);
    r = lanes.fma(n, lanes.f32(-PI_2), r);
    r = lanes.fma(n, lanes.f32(-PI_3), r);
    int square = lanes.times(r, r);
    return lanes.fma(lanes.times(square, r), lanes.polynomial(square, S), r);
  }

  private static int rescued(Lanes lanes, RareFunction function, int x, int size, int usual) {
    return lanes.rescue(function, lanes.greater(size, lanes.f32(LIMIT)), x, x, usual);
  }
}
