package dev.cajal;

import dev.cajal.graph.Node;
import dev.cajal.kernel.Buffer;
import dev.cajal.op.Leaf;
import dev.cajal.shape.ShapeException;
import dev.cajal.shape.TensorType;

/**
 * Named storage of fixed shape and element type: a weight, a running mean, a learning rate.
 *
 * <p>Used in a graph it stands for its value when the run starts. It changes only by an {@link
 * Executable}'s updates or by {@link #set}. Names are paths ({@code encoder.0.weight}) and are the
 * names in files.
 */
public final class Variable extends Tensor {
  private final String name;
  private final Buffer storage;

  private Variable(String name, Buffer storage, TensorType type) {
    super(Node.leaf(new Leaf.VariableRead(name, type), () -> storage));
    this.name = name;
    this.storage = storage;
  }

  /**
   * A variable that starts with the value of a tensor, which is copied.
   *
   * @throws IllegalArgumentException if the name is empty
   */
  public static Variable of(String name, Tensor initial) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("variable: the name must not be empty");
    }
    Buffer storage = Buffer.allocate(initial.dtype(), initial.shape().size());
    initial.buffer().copyTo(storage);
    return new Variable(name, storage, initial.type());
  }

  /** The path that names it. */
  public String name() {
    return name;
  }

  /**
   * Replaces the value.
   *
   * @throws ShapeException if the type differs
   */
  public void set(Tensor value) {
    if (!value.type().equals(type())) {
      throw new ShapeException(
          "variable %s: a new value must have its type; variable %s, value %s"
              .formatted(name, type(), value.type()));
    }
    value.buffer().copyTo(storage);
  }

  /** Replaces the value of a variable with one element. */
  public void set(double value) {
    if (shape().size() != 1) {
      throw new ShapeException(
          "variable %s: setting a number needs exactly one element; found %s"
              .formatted(name, type()));
    }
    storage.setDouble(0, value);
  }

  /** A copy of the current value, which later updates do not change. */
  public Tensor value() {
    Buffer copy = Buffer.allocate(dtype(), shape().size());
    storage.copyTo(copy);
    return Tensor.of(copy, shape());
  }

  /** The storage itself, whose contents are the current value. */
  public Buffer storage() {
    return storage;
  }

  @Override
  public Buffer buffer() {
    return value().buffer();
  }

  /** The name, type and, when small, the current value. */
  @Override
  public String toString() {
    return "%s %s = %s".formatted(name, type(), value());
  }
}
