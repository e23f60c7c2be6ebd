package dev.cajal.codegen.lane;

import dev.cajal.shape.DType;
import java.util.List;

/**
 * One operation on lanes: the same bits in a scalar local and in every lane of a vector.
 *
 * <p>Operands are named by the positions of the operations that made them.
 */
public sealed interface LaneOp {
  /** The type of the value it makes. */
  LaneType type();

  /** The positions of the values that it reads. */
  default List<Integer> reads() {
    return switch (this) {
      case Constant _, Literal _, Load _, Address _ -> List.of();
      case Unary op -> List.of(op.a());
      case Binary op -> List.of(op.a(), op.b());
      case Shift op -> List.of(op.a());
      case Fma op -> List.of(op.a(), op.b(), op.c());
      case Compare op -> List.of(op.a(), op.b());
      case Select op -> List.of(op.condition(), op.a(), op.b());
      case Cast op -> List.of(op.a());
      case Call op -> op.arguments();
      case Rescue op -> List.of(op.rare(), op.x(), op.y(), op.usual());
    };
  }

  /**
   * A constant of the code.
   *
   * @param bits raw bits of the float or double, the int, or 0 or 1
   */
  record Constant(LaneType type, long bits) implements LaneOp {}

  /** The program's literal at an index: a constant of the run. */
  record Literal(LaneType type, int index) implements LaneOp {}

  /** The element of a memory operand. */
  record Load(DType dtype, int operand) implements LaneOp {
    @Override
    public LaneType type() {
      return LaneType.of(dtype);
    }
  }

  /** The address of an index operand. */
  record Address(int operand) implements LaneOp {
    @Override
    public LaneType type() {
      return LaneType.I32;
    }
  }

  /** A function of one value of the same type. */
  record Unary(Function1 function, LaneType type, int a) implements LaneOp {}

  /** A function of two values of the same type. */
  record Binary(Function2 function, LaneType type, int a, int b) implements LaneOp {}

  /** An i32 shifted by a constant distance. */
  record Shift(Direction direction, int a, int distance) implements LaneOp {
    @Override
    public LaneType type() {
      return LaneType.I32;
    }
  }

  /** a · b + c, rounded once; floating only. */
  record Fma(LaneType type, int a, int b, int c) implements LaneOp {}

  /** Two values of one type compared by the rules of Java. */
  record Compare(Comparison comparison, LaneType operands, int a, int b) implements LaneOp {
    @Override
    public LaneType type() {
      return LaneType.BOOL;
    }
  }

  /** a where the condition is true, else b. */
  record Select(LaneType type, int condition, int a, int b) implements LaneOp {}

  /** Another type. */
  record Cast(Conversion conversion, int a) implements LaneOp {
    @Override
    public LaneType type() {
      return conversion.to;
    }
  }

  /** A static method of {@link DoubleFunctions}, on f64; scalar code only. */
  record Call(String name, List<Integer> arguments) implements LaneOp {
    /** Copies the arguments. */
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public LaneType type() {
      return LaneType.F64;
    }
  }

  /**
   * The usual f32 value, but where {@code rare} is true, a slower function of x and y: for
   * arguments that are seldom met and need more care.
   */
  record Rescue(RareFunction function, int rare, int x, int y, int usual) implements LaneOp {
    @Override
    public LaneType type() {
      return LaneType.F32;
    }
  }

  /** Functions of one value. */
  enum Function1 {
    /** −a; numbers. */
    NEGATE,
    /** |a|; numbers. */
    ABSOLUTE,
    /** √a; floating. */
    SQUARE_ROOT,
    /** Not a; bool. */
    NOT
  }

  /** Functions of two values. */
  enum Function2 {
    /** a + b. */
    ADD,
    /** a − b. */
    SUBTRACT,
    /** a · b. */
    MULTIPLY,
    /** a / b. */
    DIVIDE,
    /** {@link Math#min}. */
    MINIMUM,
    /** {@link Math#max}. */
    MAXIMUM,
    /** Bits of i32, or bool. */
    AND,
    /** Bits of i32, or bool. */
    OR,
    /** Bits of i32, or bool. */
    XOR
  }

  /** Ways to shift. */
  enum Direction {
    /** Zeros from the right. */
    LEFT,
    /** Copies of the sign from the left. */
    RIGHT,
    /** Zeros from the left. */
    RIGHT_UNSIGNED
  }

  /** Comparisons; all but NOT_EQUAL are false for NaN. */
  enum Comparison {
    /** a = b. */
    EQUAL,
    /** a ≠ b. */
    NOT_EQUAL,
    /** a &lt; b. */
    LESS,
    /** a ≤ b. */
    LESS_OR_EQUAL,
    /** a &gt; b. */
    GREATER,
    /** a ≥ b. */
    GREATER_OR_EQUAL
  }

  /** Changes of type, by the rules of Java casts; BITS keeps the bits. */
  enum Conversion {
    /** (int) float. */
    F32_TO_I32(LaneType.F32, LaneType.I32),
    /** (float) int. */
    I32_TO_F32(LaneType.I32, LaneType.F32),
    /** {@link Float#floatToRawIntBits}. */
    F32_BITS_TO_I32(LaneType.F32, LaneType.I32),
    /** {@link Float#intBitsToFloat}. */
    I32_BITS_TO_F32(LaneType.I32, LaneType.F32),
    /** (int) double. */
    F64_TO_I32(LaneType.F64, LaneType.I32),
    /** (double) int. */
    I32_TO_F64(LaneType.I32, LaneType.F64),
    /** (double) float. */
    F32_TO_F64(LaneType.F32, LaneType.F64),
    /** (float) double. */
    F64_TO_F32(LaneType.F64, LaneType.F32);

    private final LaneType from;
    private final LaneType to;

    Conversion(LaneType from, LaneType to) {
      this.from = from;
      this.to = to;
    }

    /** The type before. */
    public LaneType from() {
      return from;
    }

    /** The type after. */
    public LaneType to() {
      return to;
    }
  }
}
