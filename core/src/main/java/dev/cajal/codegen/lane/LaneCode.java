package dev.cajal.codegen.lane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The operations of one point of a loop, in an order in which they can be computed.
 *
 * @param operations each reads only earlier ones
 * @param results the positions of the values that the program's results take
 */
public record LaneCode(List<LaneOp> operations, List<Integer> results) {
  /** Copies the lists. */
  public LaneCode {
    operations = List.copyOf(operations);
    results = List.copyOf(results);
  }

  /** The same code without the operations that no result needs. */
  LaneCode pruned() {
    boolean[] needed = new boolean[operations.size()];
    results.forEach(result -> needed[result] = true);
    for (int at = operations.size() - 1; at >= 0; at--) {
      if (needed[at]) {
        operations.get(at).reads().forEach(read -> needed[read] = true);
      }
    }
    int[] moved = new int[operations.size()];
    Arrays.fill(moved, -1);
    List<LaneOp> kept = new ArrayList<>();
    for (int at = 0; at < operations.size(); at++) {
      if (needed[at]) {
        moved[at] = kept.size();
        kept.add(renamed(operations.get(at), moved));
      }
    }
    return new LaneCode(kept, results.stream().map(result -> moved[result]).toList());
  }

  private static LaneOp renamed(LaneOp operation, int[] to) {
    return switch (operation) {
      case LaneOp.Constant op -> op;
      case LaneOp.Literal op -> op;
      case LaneOp.Load op -> op;
      case LaneOp.Address op -> op;
      case LaneOp.Unary op -> new LaneOp.Unary(op.function(), op.type(), to[op.a()]);
      case LaneOp.Binary op -> new LaneOp.Binary(op.function(), op.type(), to[op.a()], to[op.b()]);
      case LaneOp.Shift op -> new LaneOp.Shift(op.direction(), to[op.a()], op.distance());
      case LaneOp.Fma op -> new LaneOp.Fma(op.type(), to[op.a()], to[op.b()], to[op.c()]);
      case LaneOp.Compare op ->
          new LaneOp.Compare(op.comparison(), op.operands(), to[op.a()], to[op.b()]);
      case LaneOp.Select op ->
          new LaneOp.Select(op.type(), to[op.condition()], to[op.a()], to[op.b()]);
      case LaneOp.Cast op -> new LaneOp.Cast(op.conversion(), to[op.a()]);
      case LaneOp.Call op ->
          new LaneOp.Call(op.name(), op.arguments().stream().map(a -> to[a]).toList());
      case LaneOp.Rescue op ->
          new LaneOp.Rescue(op.function(), to[op.rare()], to[op.x()], to[op.y()], to[op.usual()]);
    };
  }
}
