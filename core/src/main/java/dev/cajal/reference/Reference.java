package dev.cajal.reference;

import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.kernel.Buffer;
import dev.cajal.op.ArgReduce;
import dev.cajal.op.ArgSort;
import dev.cajal.op.Concatenate;
import dev.cajal.op.Convert;
import dev.cajal.op.CumulativeSum;
import dev.cajal.op.Gather;
import dev.cajal.op.Iota;
import dev.cajal.op.Leaf;
import dev.cajal.op.MatMul;
import dev.cajal.op.Movement;
import dev.cajal.op.Part;
import dev.cajal.op.Pointwise;
import dev.cajal.op.RandomBits;
import dev.cajal.op.Reduce;
import dev.cajal.op.Scan;
import dev.cajal.op.ScatterAdd;
import dev.cajal.op.Sort;
import dev.cajal.op.StopGradient;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The slow, obvious interpreter of graphs: what every operation means, computed in double.
 *
 * <p>Tests compare the compiled engine with it. Integers wrap around as in Java; sums are plain
 * sums in double; literals have the precision of their element type.
 */
public final class Reference {
  private final Rounding rounding;
  private final Map<Node, double[]> values = new HashMap<>();
  private final Map<Node, List<double[]>> loops = new HashMap<>();

  private Reference(Rounding rounding) {
    this.rounding = rounding;
  }

  /**
   * The values of a graph's outputs, rounded to f32 only when they are written.
   *
   * @param inputs one buffer per input of the graph
   * @throws IllegalArgumentException if the buffers do not fit the inputs
   */
  public static List<Buffer> run(Graph graph, List<Buffer> inputs) {
    return run(graph, inputs, Rounding.AT_THE_END);
  }

  /**
   * The values of a graph's outputs.
   *
   * @param inputs one buffer per input of the graph
   * @throws IllegalArgumentException if the buffers do not fit the inputs
   */
  public static List<Buffer> run(Graph graph, List<Buffer> inputs, Rounding rounding) {
    if (inputs.size() != graph.inputs().size()) {
      throw new IllegalArgumentException(
          "reference: the graph takes %d inputs; found %d buffers"
              .formatted(graph.inputs().size(), inputs.size()));
    }
    List<double[]> arguments = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      Node input = graph.inputs().get(i);
      Buffer buffer = inputs.get(i);
      if (buffer.dtype() != input.dtype() || buffer.size() != input.shape().size()) {
        throw new IllegalArgumentException(
            "reference: input %d must be %s; found %d elements of %s"
                .formatted(i, input.type(), buffer.size(), buffer.dtype().label()));
      }
      arguments.add(Elements.read(buffer));
    }
    List<double[]> results = new Reference(rounding).call(graph, arguments);
    List<Buffer> outputs = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      outputs.add(Elements.write(graph.outputs().get(i).dtype(), results.get(i)));
    }
    return outputs;
  }

  private List<double[]> call(Graph graph, List<double[]> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      values.put(graph.inputs().get(i), arguments.get(i));
    }
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Scan scan) {
        loops.put(node, loop(scan, operands(node)));
      } else if (!(node.op() instanceof Leaf.Input)) {
        values.put(node, rounded(node.dtype(), evaluate(node)));
      }
    }
    return graph.outputs().stream().map(values::get).toList();
  }

  private double[] rounded(DType dtype, double[] exact) {
    boolean now = rounding == Rounding.AFTER_EVERY_NODE && dtype == DType.F32;
    return now ? MovementReference.convert(DType.F32, exact) : exact;
  }

  private List<double[]> operands(Node node) {
    return node.inputs().stream().map(values::get).toList();
  }

  private double[] evaluate(Node node) {
    if (node.op() instanceof Part part) {
      return loops.get(node.input(0)).get(part.index());
    }
    List<double[]> in = operands(node);
    Shape result = node.shape();
    return switch (node.op()) {
      case Leaf.Input input ->
          throw new IllegalStateException("reference: input " + input.name() + " is not listed");
      case Leaf.Data data -> Elements.read(node.source().buffer());
      case Leaf.VariableRead read -> Elements.read(node.source().buffer());
      case Leaf.Literal literal -> filled(result, Elements.convert(literal.value(), node.dtype()));
      case Pointwise op ->
          PointwiseReference.apply(op.function(), node.inputs().getLast().dtype(), in);
      case Convert op -> MovementReference.convert(op.to(), in.getFirst());
      case Reduce op -> ReductionReference.reduce(op, node.input(0).type(), in.getFirst(), result);
      case ArgReduce op -> ReductionReference.argReduce(op, node.input(0).shape(), in.getFirst());
      case CumulativeSum op ->
          ReductionReference.cumulativeSum(op, node.input(0).type(), in.getFirst());
      case MatMul op ->
          MatMulReference.multiply(op, node.input(0).shape(), in.get(0), in.get(1), result);
      case Movement op -> MovementReference.move(op, node.input(0).type(), in.getFirst(), result);
      case Concatenate op ->
          MovementReference.concatenate(
              op.axis(), node.inputs().stream().map(Node::shape).toList(), in, result);
      case Iota op -> MovementReference.iota(op.shape(), op.axis());
      case Gather op ->
          SelectionReference.gather(op.axis(), node.input(0).shape(), in.get(0), in.get(1));
      case ScatterAdd op ->
          SelectionReference.scatterAdd(
              op.axis(), node.dtype(), result, in.get(0), in.get(1), in.get(2));
      case Sort op -> SelectionReference.sort(op.axis(), op.descending(), result, in.getFirst());
      case ArgSort op ->
          SelectionReference.argSort(op.axis(), op.descending(), result, in.getFirst());
      case RandomBits op -> RandomReference.bits(op, in.getFirst());
      case StopGradient op -> in.getFirst();
      case Scan op ->
          throw new IllegalStateException("reference: a scan is read through its parts");
      case Part op -> throw new IllegalStateException("reference: part of no scan");
    };
  }

  private static double[] filled(Shape shape, double value) {
    double[] values = new double[shape.size()];
    Arrays.fill(values, value);
    return values;
  }

  private List<double[]> loop(Scan scan, List<double[]> operands) {
    Graph body = (Graph) scan.body();
    List<double[]> carries = operands.subList(0, scan.carries());
    List<double[]> stacked = new ArrayList<>();
    for (Node output : body.outputs().subList(scan.carries(), body.outputs().size())) {
      stacked.add(new double[output.shape().size() * scan.length()]);
    }
    for (int i = 0; i < scan.length(); i++) {
      int step = scan.reverse() ? scan.length() - 1 - i : i;
      List<double[]> arguments = new ArrayList<>(carries);
      for (int s = scan.carries(); s < operands.size(); s++) {
        double[] all = operands.get(s);
        int size = body.inputs().get(s).shape().size();
        boolean sequence = s < scan.carries() + scan.sequences();
        arguments.add(sequence ? Arrays.copyOfRange(all, step * size, (step + 1) * size) : all);
      }
      List<double[]> results = new Reference(rounding).call(body, arguments);
      carries = results.subList(0, scan.carries());
      for (int o = 0; o < stacked.size(); o++) {
        double[] slice = results.get(scan.carries() + o);
        System.arraycopy(slice, 0, stacked.get(o), step * slice.length, slice.length);
      }
    }
    List<double[]> all = new ArrayList<>(carries);
    all.addAll(stacked);
    return all;
  }
}
