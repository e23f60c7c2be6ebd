package dev.cajal.grad;

import dev.cajal.graph.Node;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** One line of the table of derivatives: a function and where its arguments lie. */
record DerivativeRow(String name, Function<List<Node>, Node> function, List<Argument> arguments) {

  /** An argument with elements drawn from an interval, of either sign if wanted. */
  record Argument(Shape shape, double low, double high, boolean bothSigns) {
    double[] draw(Random random) {
      double[] values = random.doubles(shape.size(), low, high).toArray();
      for (int i = 0; bothSigns && i < values.length; i++) {
        values[i] = random.nextBoolean() ? values[i] : -values[i];
      }
      return values;
    }
  }

  static Argument in(double low, double high, int... dims) {
    return new Argument(Shape.of(dims), low, high, false);
  }

  /** Away from 0, where many functions have a kink. */
  static Argument awayFromZero(int... dims) {
    return new Argument(Shape.of(dims), 0.1, 2, true);
  }

  static DerivativeRow unary(String name, UnaryOperator<Node> function, Argument argument) {
    return new DerivativeRow(name, x -> function.apply(x.get(0)), List.of(argument));
  }

  static DerivativeRow binary(
      String name, BinaryOperator<Node> function, Argument left, Argument right) {
    return new DerivativeRow(name, x -> function.apply(x.get(0), x.get(1)), List.of(left, right));
  }

  void check(int orders) {
    Random random = new Random(name.hashCode());
    List<double[]> point = new ArrayList<>();
    arguments.forEach(argument -> point.add(argument.draw(random)));
    new NodeCheck(arguments.stream().map(Argument::shape).toList(), point).check(function, orders);
  }

  @Override
  public String toString() {
    return name;
  }
}
