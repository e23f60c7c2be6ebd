package dev.cajal.nn.optimizer;

import dev.cajal.nn.optimizer.Minimum.Ending;
import dev.cajal.nn.optimizer.StrongWolfe.Trial;
import dev.cajal.nn.registry.Ranges;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * L-BFGS: steps along −H g, H the inverse of a curvature estimated from the last changes of point
 * and gradient, of a length found by a line search for the strong Wolfe conditions.
 *
 * <p>Liu and Nocedal, <i>On the limited memory BFGS method for large scale optimization</i>, 1989.
 * For functions without noise: all samples at once, without dropout.
 *
 * @param memory how many changes are remembered, at least 1
 * @param iterations the most that are made, at least 0
 * @param flatness ends when no element of the gradient is larger than this, at least 0
 * @param change ends when the value falls by no more than this share of max(1, |value|), at least 0
 */
public record Lbfgs(int memory, int iterations, double flatness, double change)
    implements Minimizer {
  /** Checks the settings. */
  public Lbfgs {
    if (memory < 1 || iterations < 0) {
      throw new IllegalArgumentException(
          "lbfgs: memory must be at least 1 and iterations at least 0; found memory %d, iterations %d"
              .formatted(memory, iterations));
    }
    Ranges.notNegative("lbfgs", "flatness", flatness);
    Ranges.notNegative("lbfgs", "change", change);
  }

  /** Remembers 10 changes, makes at most 200 iterations, ends at 1e-6 or a change of 1e-10. */
  public Lbfgs() {
    this(10, 200, 1e-6, 1e-10);
  }

  /** A change of point and gradient, and 1 / (change of point · change of gradient). */
  private record Pair(double[] point, double[] gradient, double inverse) {}

  @Override
  public Minimum minimize(ValueAndGradient function) {
    return new Run(function).run();
  }

  private final class Run {
    private final ValueAndGradient function;
    private final Deque<Pair> pairs = new ArrayDeque<>();
    private final List<Double> values = new ArrayList<>();
    private double[] point;
    private double[] gradient;
    private double[] nextPoint;
    private double[] nextGradient;
    private int evaluations;

    Run(ValueAndGradient function) {
      this.function = function;
      this.point = function.point();
      this.gradient = new double[point.length];
      this.nextPoint = new double[point.length];
      this.nextGradient = new double[point.length];
    }

    Minimum run() {
      double start = evaluate(point, gradient);
      if (!Double.isFinite(start)) {
        throw new IllegalArgumentException(
            "lbfgs: the function must be finite where the variables are; found " + start);
      }
      values.add(start);
      Ending ending = iterate();
      evaluate(point, gradient);
      return new Minimum(ending, values, largest(gradient), evaluations);
    }

    private Ending iterate() {
      while (largest(gradient) > flatness) {
        if (values.size() > iterations) {
          return Ending.LIMIT;
        }
        double value = values.getLast();
        if (!step(value)) {
          if (pairs.isEmpty()) {
            return Ending.STUCK;
          }
          // The curvature may be wrong by now: once more along the gradient itself.
          pairs.clear();
          continue;
        }
        if (value - values.getLast() <= change * Math.max(1, Math.abs(value))) {
          return Ending.SETTLED;
        }
      }
      return Ending.FLAT;
    }

    private boolean step(double value) {
      double[] direction = direction();
      double slope = dot(direction, gradient);
      if (!(slope < 0)) {
        return false;
      }
      double first = pairs.isEmpty() ? Math.min(1, 1 / largest(gradient)) : 1;
      Trial found =
          StrongWolfe.search(length -> trial(direction, length), new Trial(0, value, slope), first);
      if (found.step() == 0) {
        return false;
      }
      double reached = trial(direction, found.step()).value();
      if (!(reached < value)) {
        return false;
      }
      remember();
      values.add(reached);
      return true;
    }

    private Trial trial(double[] direction, double length) {
      Arrays.setAll(nextPoint, i -> point[i] + length * direction[i]);
      double value = evaluate(nextPoint, nextGradient);
      return new Trial(length, value, dot(direction, nextGradient));
    }

    private void remember() {
      double[] moved = difference(nextPoint, point);
      double[] turned = difference(nextGradient, gradient);
      double curvature = dot(moved, turned);
      if (curvature > 1e-10 * Math.sqrt(dot(moved, moved) * dot(turned, turned))) {
        if (pairs.size() == memory) {
          pairs.removeFirst();
        }
        pairs.addLast(new Pair(moved, turned, 1 / curvature));
      }
      double[] before = point;
      point = nextPoint;
      nextPoint = before;
      before = gradient;
      gradient = nextGradient;
      nextGradient = before;
    }

    /** −H g by two passes over the changes, the newest first and then the oldest first. */
    private double[] direction() {
      double[] direction = new double[point.length];
      Arrays.setAll(direction, i -> -gradient[i]);
      double[] shares = new double[pairs.size()];
      int i = shares.length;
      for (Iterator<Pair> newest = pairs.descendingIterator(); newest.hasNext(); ) {
        Pair pair = newest.next();
        shares[--i] = pair.inverse * dot(pair.point, direction);
        add(direction, -shares[i], pair.gradient);
      }
      if (!pairs.isEmpty()) {
        Pair last = pairs.getLast();
        double scale = 1 / (last.inverse * dot(last.gradient, last.gradient));
        Arrays.setAll(direction, j -> direction[j] * scale);
      }
      for (Pair pair : pairs) {
        add(direction, shares[i++] - pair.inverse * dot(pair.gradient, direction), pair.point);
      }
      return direction;
    }

    private double evaluate(double[] at, double[] into) {
      evaluations++;
      return function.at(at, into);
    }
  }

  private static void add(double[] target, double factor, double[] other) {
    Arrays.setAll(target, i -> target[i] + factor * other[i]);
  }

  private static double[] difference(double[] a, double[] b) {
    double[] result = new double[a.length];
    Arrays.setAll(result, i -> a[i] - b[i]);
    return result;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double largest(double[] vector) {
    double largest = 0;
    for (double element : vector) {
      largest = Math.max(largest, Math.abs(element));
    }
    return largest;
  }
}
