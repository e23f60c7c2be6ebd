package dev.cajal.op;

import dev.cajal.shape.DType;
import java.util.Locale;

/**
 * The functions that compute each element of the result from the same element of the operands.
 *
 * <p>Adding a constant makes the compiler list what else is needed: its derivative, its emission
 * and its reference case.
 */
public enum PointwiseFunction {
  /** x + y. */
  ADD(2, Kind.NUMERIC),
  /** x − y. */
  SUBTRACT(2, Kind.NUMERIC),
  /** x · y. */
  MULTIPLY(2, Kind.NUMERIC),
  /** x / y; integers round towards zero. */
  DIVIDE(2, Kind.NUMERIC),
  /** x to the power y, with the special cases of {@link Math#pow}. */
  POWER(2, Kind.FLOATING),
  /** The smaller one; NaN if either is NaN; −0 is smaller than 0. */
  MINIMUM(2, Kind.NUMERIC),
  /** The larger one; NaN if either is NaN; 0 is larger than −0. */
  MAXIMUM(2, Kind.NUMERIC),
  /** −x. */
  NEGATE(1, Kind.NUMERIC),
  /** |x|. */
  ABSOLUTE(1, Kind.NUMERIC),
  /** −1, 0 or 1; NaN for NaN, and zeros keep their sign. */
  SIGN(1, Kind.NUMERIC),
  /** e to the power x. */
  EXP(1, Kind.FLOATING),
  /** Natural logarithm. */
  LOG(1, Kind.FLOATING),
  /** log(1 + x), accurate near 0. */
  LOG1P(1, Kind.FLOATING),
  /** e to the power x, minus 1, accurate near 0. */
  EXPM1(1, Kind.FLOATING),
  /** Square root. */
  SQRT(1, Kind.FLOATING),
  /** Sine of an angle in radians. */
  SIN(1, Kind.FLOATING),
  /** Cosine of an angle in radians. */
  COS(1, Kind.FLOATING),
  /** Hyperbolic tangent. */
  TANH(1, Kind.FLOATING),
  /** 1 / (1 + e^(−x)). */
  SIGMOID(1, Kind.FLOATING),
  /** The error function 2/√π ∫₀ˣ e^(−t²) dt. */
  ERF(1, Kind.FLOATING),
  /** The largest whole number not above x. */
  FLOOR(1, Kind.FLOATING),
  /** x = y. */
  EQUAL(2, Kind.COMPARISON),
  /** x ≠ y. */
  NOT_EQUAL(2, Kind.COMPARISON),
  /** x &lt; y. */
  LESS(2, Kind.COMPARISON),
  /** x ≤ y. */
  LESS_OR_EQUAL(2, Kind.COMPARISON),
  /** x &gt; y. */
  GREATER(2, Kind.COMPARISON),
  /** x ≥ y. */
  GREATER_OR_EQUAL(2, Kind.COMPARISON),
  /** Both true. */
  AND(2, Kind.LOGIC),
  /** At least one true. */
  OR(2, Kind.LOGIC),
  /** Exactly one true. */
  XOR(2, Kind.LOGIC),
  /** Not true. */
  NOT(1, Kind.LOGIC),
  /** The second operand where the first (bool) is true, the third elsewhere. */
  SELECT(3, Kind.SELECTION),
  /** 32 random bits (i32) to a uniform f32 in [0, 1): the upper 24 bits times 2⁻²⁴. */
  UNIFORM(1, Kind.BITS);

  /** Which element types a function takes and gives. */
  public enum Kind {
    /** All but bool; gives its own type. */
    NUMERIC,
    /** f32 and f64; gives its own type. */
    FLOATING,
    /** Two operands of one type; gives bool (order is not defined for bool operands). */
    COMPARISON,
    /** bool; gives bool. */
    LOGIC,
    /** bool and two operands of one type; gives that type. */
    SELECTION,
    /** i32; gives f32. */
    BITS
  }

  private final int arity;
  private final Kind kind;

  PointwiseFunction(int arity, Kind kind) {
    this.arity = arity;
    this.kind = kind;
  }

  /** The number of operands. */
  public int arity() {
    return arity;
  }

  /** Which element types it takes and gives. */
  public Kind kind() {
    return kind;
  }

  /** The element type of the result for operands whose last one has the given type. */
  public DType resultType(DType operand) {
    return switch (kind) {
      case NUMERIC, FLOATING, SELECTION -> operand;
      case COMPARISON, LOGIC -> DType.BOOL;
      case BITS -> DType.F32;
    };
  }

  /** The name in messages and printed graphs: {@code less_or_equal}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
