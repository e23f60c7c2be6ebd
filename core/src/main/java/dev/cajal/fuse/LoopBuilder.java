package dev.cajal.fuse;

import dev.cajal.fuse.loop.ColumnStride;
import dev.cajal.fuse.loop.Instruction;
import dev.cajal.fuse.loop.LoopProgram;
import dev.cajal.fuse.loop.Operand;
import dev.cajal.fuse.loop.Result;
import dev.cajal.graph.Node;
import dev.cajal.op.Convert;
import dev.cajal.op.Iota;
import dev.cajal.op.Leaf;
import dev.cajal.op.Movement;
import dev.cajal.op.Pointwise;
import dev.cajal.op.Reduce;
import dev.cajal.op.StopGradient;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the loop program of nodes that share one iteration space. */
final class LoopBuilder {
  private static final int LITERAL = 1 << 20;
  private static final int INSTRUCTION = 2 << 20;

  private record Visit(Node node, Access access) {}

  private record Load(Value value, int offset, List<Integer> strides, DType dtype) {}

  private record Constant(DType dtype, long bits) {}

  private final ArrayTable arrays;
  private final Shape space;
  private final Set<Node> roots;
  private final Map<Visit, Integer> memo = new HashMap<>();
  private final Map<Load, Integer> loads = new LinkedHashMap<>();
  private final Map<Constant, Integer> constants = new LinkedHashMap<>();
  private final List<Instruction> instructions = new ArrayList<>();
  private final Map<Instruction, Integer> known = new HashMap<>();
  private final Map<Value, Boolean> aligned = new LinkedHashMap<>();
  private final Set<Node> operations = new LinkedHashSet<>();

  private LoopBuilder(ArrayTable arrays, Shape space, List<Node> roots) {
    this.arrays = arrays;
    this.space = space;
    this.roots = new LinkedHashSet<>(roots);
  }

  /** The shape that a root's loops run over. */
  static Shape space(Node root) {
    return root.op() instanceof Reduce ? root.input(0).shape() : root.shape();
  }

  /**
   * The arrays that roots read, with whether each is only read at the point of the loop itself.
   *
   * @param roots in an order in which they can be computed
   */
  static Map<Value, Boolean> reads(ArrayTable arrays, List<Node> roots) {
    LoopBuilder builder = new LoopBuilder(arrays, space(roots.getFirst()), roots);
    roots.forEach(builder::root);
    return builder.aligned;
  }

  /**
   * The fused loop.
   *
   * @param roots in an order in which they can be computed
   * @param wanted those of the roots whose values are kept
   * @return null if two separate loops would have to be reduced
   */
  static Step.Loop build(ArrayTable arrays, List<Node> roots, Set<Node> wanted) {
    return new LoopBuilder(arrays, space(roots.getFirst()), roots).build(wanted);
  }

  private Step.Loop build(Set<Node> wanted) {
    List<Node> kept = roots.stream().filter(wanted::contains).toList();
    List<Integer> ids = kept.stream().map(this::root).toList();
    boolean[] reduced = new boolean[space.rank()];
    List<View> results = new ArrayList<>();
    for (Node node : kept) {
      results.add(result(node, reduced));
    }
    List<List<Integer>> strides = new ArrayList<>();
    loads.keySet().forEach(load -> strides.add(load.strides));
    results.forEach(view -> strides.add(view.strides()));
    Collapse nest = new Collapse(space.dims(), reduced, strides);
    if (nest.reducedLoop() == -2) {
      return null;
    }
    return lay(nest, kept, ids, results);
  }

  private Step.Loop lay(Collapse nest, List<Node> kept, List<Integer> ids, List<View> results) {
    int reducedLoop = nest.reducedLoop();
    int rank = nest.rank();
    int columnLoop = rank - 1;
    int rowLoop = reducedLoop >= 0 && reducedLoop != columnLoop ? reducedLoop : rank - 2;
    List<Integer> outerLoops = new ArrayList<>();
    for (int d = 0; d < rank; d++) {
      if (d != columnLoop && d != rowLoop) {
        outerLoops.add(d);
      }
    }
    List<Step.LoopOperand> operands = new ArrayList<>();
    List<Operand> declared = new ArrayList<>();
    int position = 0;
    for (Load load : loads.keySet()) {
      Step.LoopOperand operand =
          operand(nest, position++, load.value, load.offset, outerLoops, rowLoop, columnLoop);
      operands.add(operand);
      ColumnStride stride =
          switch (operand.columnStride()) {
            case 0 -> ColumnStride.ZERO;
            case 1 -> ColumnStride.ONE;
            default -> ColumnStride.ANY;
          };
      Operand.Kind kind = load.value == null ? Operand.Kind.INDEX : Operand.Kind.MEMORY;
      declared.add(new Operand(load.dtype, kind, stride));
    }
    List<Step.LoopOperand> stored = new ArrayList<>();
    List<Result> declaredResults = new ArrayList<>();
    for (int i = 0; i < kept.size(); i++) {
      View view = results.get(i);
      stored.add(
          operand(nest, position++, view.value(), view.offset(), outerLoops, rowLoop, columnLoop));
      int id = renumbered(ids.get(i));
      declaredResults.add(
          kept.get(i).op() instanceof Reduce reduce && reducedLoop >= 0
              ? reducedLoop == columnLoop
                  ? new Result.ReduceColumns(id, reduce.reduction())
                  : new Result.ReduceRows(id, reduce.reduction())
              : new Result.Store(id));
    }
    LoopProgram program =
        new LoopProgram(
            declared,
            constants.keySet().stream().map(Constant::dtype).toList(),
            instructions.stream().map(this::renumbered).toList(),
            declaredResults);
    return new Step.Loop(
        program,
        outerLoops.stream().map(nest::dim).toList(),
        rowLoop < 0 ? 1 : nest.dim(rowLoop),
        columnLoop < 0 ? 1 : nest.dim(columnLoop),
        operands,
        stored,
        constants.keySet().stream().map(c -> Double.longBitsToDouble(c.bits)).toList(),
        aligned.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList(),
        operations.isEmpty()
            ? List.of("copy")
            : operations.stream().map(LoopBuilder::describe).toList());
  }

  private static String describe(Node node) {
    return node.origin().isEmpty() ? node.op().label() : node.op().label() + " in " + node.origin();
  }

  private static Step.LoopOperand operand(
      Collapse nest,
      int position,
      Value value,
      int offset,
      List<Integer> outerLoops,
      int rowLoop,
      int columnLoop) {
    return new Step.LoopOperand(
        value,
        offset,
        outerLoops.stream().map(d -> nest.stride(position, d)).toList(),
        rowLoop < 0 ? 0 : nest.stride(position, rowLoop),
        columnLoop < 0 ? 0 : nest.stride(position, columnLoop));
  }

  /** The view through which a root's result is written; marks the reduced loops. */
  private View result(Node root, boolean[] reduced) {
    Value value = arrays.of(root);
    if (!(root.op() instanceof Reduce reduce)) {
      return Access.identity(space).view(value, space, space.dims());
    }
    reduce.axes().forEach(axis -> reduced[axis] = true);
    int[] own = root.shape().strides();
    Integer[] strides = new Integer[space.rank()];
    Arrays.fill(strides, 0);
    int next = 0;
    for (int axis = 0; axis < space.rank(); axis++) {
      if (!reduced[axis]) {
        strides[axis] = own[next++];
      }
    }
    return new View(value, 0, Arrays.stream(space.dims()).boxed().toList(), List.of(strides));
  }

  private int root(Node root) {
    Access identity = Access.identity(space);
    if (root.op() instanceof Reduce) {
      int reduced = emit(root.input(0), identity, false);
      operations.add(root);
      return reduced;
    }
    Integer seen = memo.get(new Visit(root, identity));
    return seen == null ? expression(root, identity) : seen;
  }

  private int emit(Node node, Access access) {
    return emit(node, access, node.op() instanceof Leaf.Literal || node.op() instanceof Iota);
  }

  /**
   * The id of a node's value.
   *
   * @param free whether computing it again is better than reading its array
   */
  private int emit(Node node, Access access, boolean free) {
    Node base = arrays.base(node);
    if (base != node && base.shape().equals(node.shape())) {
      return emit(base, access, free);
    }
    if (base != node && !Materialisation.isOpaqueReshape(node)) {
      return expression(node, access);
    }
    Integer seen = memo.get(new Visit(node, access));
    if (seen != null) {
      return seen;
    }
    Value array = arrays.of(node);
    boolean inside = roots.contains(node) && access.isIdentity(space.rank());
    if (array != null && !free && !(inside && !(node.op() instanceof Reduce))) {
      int id = load(node, array, access);
      memo.put(new Visit(node, access), id);
      return id;
    }
    return expression(node, access);
  }

  private int expression(Node node, Access access) {
    int id =
        switch (node.op()) {
          case Leaf.Literal literal -> constant(node.dtype(), literal.value());
          case Iota iota -> index(access.index(iota.axis(), space.rank()));
          case StopGradient stop -> emit(node.input(0), access);
          case Movement movement ->
              emit(node.input(0), access.through(movement, node.input(0).shape(), node.shape()));
          case Pointwise pointwise ->
              add(
                  new Instruction.Apply(
                      pointwise.function(),
                      node.inputs().stream().map(input -> emit(input, access)).toList()));
          case Convert convert ->
              add(new Instruction.Convert(convert.to(), emit(node.input(0), access)));
          default -> throw new IllegalStateException("not a point-wise operation: " + node);
        };
    if (node.op() instanceof Pointwise || node.op() instanceof Convert) {
      operations.add(node);
    }
    memo.put(new Visit(node, access), id);
    return id;
  }

  private int load(Node node, Value array, Access access) {
    View view = access.view(array, node.shape(), space.dims());
    boolean here = access.isIdentity(space.rank()) && node.shape().equals(array.type().shape());
    aligned.merge(array, here, Boolean::logicalAnd);
    return add(new Load(array, view.offset(), view.strides(), node.dtype()));
  }

  private int index(int[] offsetAndStrides) {
    List<Integer> strides =
        Arrays.stream(offsetAndStrides, 1, offsetAndStrides.length).boxed().toList();
    return add(new Load(null, offsetAndStrides[0], strides, DType.I32));
  }

  private int add(Load load) {
    return loads.computeIfAbsent(load, l -> loads.size());
  }

  private int constant(DType dtype, double value) {
    Constant constant = new Constant(dtype, Double.doubleToRawLongBits(value));
    return LITERAL + constants.computeIfAbsent(constant, c -> constants.size());
  }

  private int add(Instruction instruction) {
    return known.computeIfAbsent(
        instruction,
        i -> {
          instructions.add(i);
          return INSTRUCTION + instructions.size() - 1;
        });
  }

  private int renumbered(int id) {
    if (id >= INSTRUCTION) {
      return loads.size() + constants.size() + id - INSTRUCTION;
    }
    return id >= LITERAL ? loads.size() + id - LITERAL : id;
  }

  private Instruction renumbered(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Apply apply ->
          new Instruction.Apply(
              apply.function(), apply.arguments().stream().map(this::renumbered).toList());
      case Instruction.Convert convert ->
          new Instruction.Convert(convert.to(), renumbered(convert.argument()));
    };
  }
}
