package dev.cajal.reference;

import dev.cajal.kernel.Buffer;
import dev.cajal.shape.DType;

/** Numbers on their way between buffers and the doubles that the interpreter works in. */
final class Elements {
  private Elements() {}

  static double[] read(Buffer buffer) {
    double[] values = new double[buffer.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = buffer.doubleAt(i);
    }
    return values;
  }

  static Buffer write(DType dtype, double[] values) {
    Buffer buffer = Buffer.allocate(dtype, values.length);
    for (int i = 0; i < values.length; i++) {
      buffer.setDouble(i, values[i]);
    }
    return buffer;
  }

  /** The nearest number of the element type, as the graph's conversion gives it. */
  static double convert(double value, DType to) {
    return switch (to) {
      case F32 -> (float) value;
      case F64 -> value;
      case I32 -> (int) value;
      case U8 -> Math.clamp((int) value, 0, 255);
      case BOOL -> value != 0 ? 1 : 0;
    };
  }
}
