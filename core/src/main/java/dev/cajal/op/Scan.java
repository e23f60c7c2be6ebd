package dev.cajal.op;

import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import dev.cajal.shape.TensorType;
import java.util.ArrayList;
import java.util.List;

/**
 * A loop of fixed length over a body graph.
 *
 * <p>The node's operands are the initial carries, then the sequences (leading axis = length), then
 * constants. The body's inputs are the carries, one slice of each sequence (without the leading
 * axis) and the constants; its outputs are the new carries and one slice of each stacked output.
 * The results are read through {@link Part}: first the final carries, then the stacked outputs.
 *
 * @param reverse whether steps run from the last slice to the first; stacked outputs keep the
 *     position of their step's slice
 */
public record Scan(LoopBody body, int carries, int sequences, int length, boolean reverse)
    implements Op {
  @Override
  public String label() {
    return "scan";
  }

  /** The types of all results: final carries, then stacked outputs. */
  public List<TensorType> resultTypes() {
    List<TensorType> results = new ArrayList<>();
    for (int i = 0; i < body.outputTypes().size(); i++) {
      TensorType type = body.outputTypes().get(i);
      results.add(i < carries ? type : type.with(type.shape().inserted(0, length)));
    }
    return results;
  }

  /** A marker type: the node's value is the list of its parts. */
  @Override
  public TensorType infer(List<TensorType> inputs) {
    List<TensorType> expected = body.inputTypes();
    Check.count(label(), inputs, expected.size());
    for (int i = 0; i < inputs.size(); i++) {
      boolean sequence = i >= carries && i < carries + sequences;
      TensorType required =
          sequence
              ? expected.get(i).with(expected.get(i).shape().inserted(0, length))
              : expected.get(i);
      if (!inputs.get(i).equals(required)) {
        throw new ShapeException(
            "scan: operand %d must be %s; found %s".formatted(i, required, Check.list(inputs)));
      }
    }
    for (int i = 0; i < carries; i++) {
      if (i >= body.outputTypes().size() || !body.outputTypes().get(i).equals(expected.get(i))) {
        throw new ShapeException(
            "scan: carry %d must keep its type; found body inputs %s, body outputs %s"
                .formatted(i, Check.list(expected), Check.list(body.outputTypes())));
      }
    }
    return new TensorType(DType.BOOL, Shape.scalar());
  }
}
