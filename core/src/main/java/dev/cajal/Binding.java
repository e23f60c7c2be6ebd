package dev.cajal;

import dev.cajal.kernel.Buffer;
import dev.cajal.shape.ShapeException;

/** The arrays that an {@link Executable} reads its inputs from and writes its outputs to. */
public final class Binding {
  private final Executable owner;
  private final Buffer[] inputs;
  private final Buffer[] outputs;

  Binding(Executable owner, Buffer[] inputs, Buffer[] outputs) {
    this.owner = owner;
    this.inputs = inputs;
    this.outputs = outputs;
  }

  /** The storage of an input, to be filled before a run. */
  public Buffer input(int index) {
    return inputs[checked("input", index, inputs)];
  }

  /** The storage of an output, to be read after a run. */
  public Buffer output(int index) {
    return outputs[checked("output", index, outputs)];
  }

  /**
   * Makes an input read from the caller's own storage.
   *
   * @throws ShapeException if element type or size differ
   */
  public Binding setInput(int index, Buffer storage) {
    inputs[index] = requireLike(input(index), storage);
    return this;
  }

  /**
   * Makes an output be written to the caller's own storage.
   *
   * @throws ShapeException if element type or size differ
   */
  public Binding setOutput(int index, Buffer storage) {
    outputs[index] = requireLike(output(index), storage);
    return this;
  }

  Executable owner() {
    return owner;
  }

  Buffer[] inputs() {
    return inputs;
  }

  Buffer[] outputs() {
    return outputs;
  }

  private static Buffer requireLike(Buffer required, Buffer found) {
    if (required.dtype() != found.dtype() || required.size() != found.size()) {
      throw new ShapeException(
          "binding: the storage must hold %d elements of %s; found %d of %s"
              .formatted(
                  required.size(), required.dtype().label(), found.size(), found.dtype().label()));
    }
    return found;
  }

  private static int checked(String kind, int index, Buffer[] all) {
    if (index < 0 || index >= all.length) {
      throw new IllegalArgumentException(
          "binding: the %s must be one of the %d of the executable, counted from 0; found %d"
              .formatted(kind, all.length, index));
    }
    return index;
  }
}
