package dev.cajal.fuse;

import dev.cajal.graph.Node;
import dev.cajal.op.ArgReduce;
import dev.cajal.op.ArgSort;
import dev.cajal.op.Concatenate;
import dev.cajal.op.CumulativeSum;
import dev.cajal.op.Gather;
import dev.cajal.op.MatMul;
import dev.cajal.op.Movement;
import dev.cajal.op.RandomBits;
import dev.cajal.op.Reduce;
import dev.cajal.op.Scan;
import dev.cajal.op.ScatterAdd;
import dev.cajal.op.Sort;
import dev.cajal.op.StopGradient;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The steps of operations that have kernels of their own. */
final class LibrarySteps {
  private final ArrayTable arrays;

  LibrarySteps(ArrayTable arrays) {
    this.arrays = arrays;
  }

  /**
   * The steps of one node.
   *
   * @param parts for a scan the arrays of its results
   */
  List<Step> of(Node node, List<Value> parts) {
    Value result = arrays.of(node);
    return switch (node.op()) {
      case MatMul product ->
          List.of(
              new Step.Product(
                  matrix(node.input(0), product.transposeLeft()),
                  matrix(node.input(1), product.transposeRight()),
                  result));
      case Concatenate concatenate -> concatenate(node, concatenate.axis(), result);
      case Movement.Pad pad ->
          List.of(
              new Step.Fill(result, pad.value()),
              new Step.Copy(view(node.input(0)), part(result, pad.low(), node.input(0).shape())));
      case Gather gather ->
          List.of(
              new Step.Gathering(
                  dense(node, 0),
                  dense(node, 1),
                  result,
                  axisView(node.input(0).shape(), gather.axis())));
      case ScatterAdd scatter ->
          List.of(
              new Step.Scattering(
                  dense(node, 0),
                  dense(node, 1),
                  dense(node, 2),
                  result,
                  axisView(node.shape(), scatter.axis())));
      case CumulativeSum sum ->
          List.of(
              new Step.RunningSum(
                  dense(node, 0),
                  result,
                  axisView(node.shape(), sum.axis()),
                  sum.exclusive(),
                  sum.reverse()));
      case Sort sort ->
          List.of(
              new Step.Ordering(
                  dense(node, 0),
                  result,
                  axisView(node.shape(), sort.axis()),
                  sort.descending(),
                  false));
      case ArgSort sort ->
          List.of(
              new Step.Ordering(
                  dense(node, 0),
                  result,
                  axisView(node.shape(), sort.axis()),
                  sort.descending(),
                  true));
      case ArgReduce extreme ->
          List.of(
              new Step.Extreme(
                  dense(node, 0),
                  result,
                  axisView(node.input(0).shape(), extreme.axis()),
                  extreme.largest()));
      case RandomBits random -> List.of(new Step.Random(dense(node, 0), result));
      case Reduce reduce -> List.of(new Step.Fill(result, reduce.reduction().floatingIdentity()));
      case Scan scan ->
          List.of(new Step.Looping(scan, node.inputs().stream().map(arrays::of).toList(), parts));
      default -> throw new IllegalStateException("no library kernel for " + node);
    };
  }

  /** The arrays that a node's kernel reads. */
  List<Value> reads(Node node) {
    return node.inputs().stream().map(input -> view(input).value()).distinct().toList();
  }

  private Value dense(Node node, int input) {
    return arrays.of(node.input(input));
  }

  private View matrix(Node node, boolean transposed) {
    View view = view(node);
    if (!transposed) {
      return view;
    }
    List<Integer> dims = new ArrayList<>(view.dims());
    List<Integer> strides = new ArrayList<>(view.strides());
    int last = dims.size() - 1;
    Collections.swap(dims, last - 1, last);
    Collections.swap(strides, last - 1, last);
    return new View(view.value(), view.offset(), dims, strides);
  }

  /** A node's elements as strides over the array that holds them. */
  private View view(Node node) {
    Access access = Access.identity(node.shape());
    Node base = node;
    while (arrays.of(base) == null) {
      if (base.op() instanceof Movement movement) {
        access = access.through(movement, base.input(0).shape(), base.shape());
      } else if (!(base.op() instanceof StopGradient)) {
        throw new IllegalStateException("no array holds " + base);
      }
      base = base.input(0);
    }
    return access.view(arrays.of(base), base.shape(), node.shape().dims());
  }

  private List<Step> concatenate(Node node, int axis, Value result) {
    List<Step> steps = new ArrayList<>();
    List<Integer> start = new ArrayList<>(Collections.nCopies(node.shape().rank(), 0));
    for (Node input : node.inputs()) {
      steps.add(new Step.Copy(view(input), part(result, start, input.shape())));
      start.set(axis, start.get(axis) + input.shape().dim(axis));
    }
    return steps;
  }

  private static View part(Value whole, List<Integer> start, Shape extents) {
    int[] own = whole.type().shape().strides();
    int offset = 0;
    List<Integer> dims = new ArrayList<>();
    List<Integer> strides = new ArrayList<>();
    for (int axis = 0; axis < own.length; axis++) {
      offset += start.get(axis) * own[axis];
      dims.add(extents.dim(axis));
      strides.add(own[axis]);
    }
    return new View(whole, offset, dims, strides);
  }

  private static Step.AxisView axisView(Shape shape, int axis) {
    int outer = 1;
    int inner = 1;
    for (int i = 0; i < shape.rank(); i++) {
      outer *= i < axis ? shape.dim(i) : 1;
      inner *= i > axis ? shape.dim(i) : 1;
    }
    return new Step.AxisView(outer, shape.dim(axis), inner);
  }
}
