package dev.cajal.nn.neuron;

import dev.cajal.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The regions in which each of K affine scores is the largest: cell k is the intersection of the
 * half-spaces (w_k − w_l)ᵀx + b_k − b_l &gt; 0 over l ≠ k, hence convex (D1).
 *
 * <p>Without bias every cell is a cone with its apex at the origin; with bias a cell may be
 * bounded, or empty.
 *
 * @param scores with at least two outputs
 */
public record DecisionCells(AffineMap scores) {
  /** Checks the number of scores. */
  public DecisionCells {
    if (Objects.requireNonNull(scores, "scores").outputs() < 2) {
      throw new IllegalArgumentException(
          "decision cells: at least two scores are needed; found " + scores.outputs());
    }
  }

  /** The cell (i32, counted from 0) of each row of [N, m], the first among equal scores, as [N]. */
  public Tensor cell(Tensor points) {
    return scores.apply(points).argmax(1);
  }

  /** The cell of one point. */
  public int cell(double... point) {
    double[] values = scores.scores(point);
    int best = 0;
    for (int k = 1; k < values.length; k++) {
      best = values[k] > values[best] ? k : best;
    }
    return best;
  }

  /** Softmax of the scores [N, K]: the probabilities of multinomial logistic regression. */
  public Tensor probabilities(Tensor points) {
    return scores.apply(points).softmax(-1);
  }

  /** The K − 1 hyperplanes on whose positive sides cell k lies, in the order of the other cells. */
  public List<Hyperplane> walls(int k) {
    Hyperplane own = scores.plane(k);
    List<Hyperplane> walls = new ArrayList<>();
    for (int l = 0; l < scores.outputs(); l++) {
      if (l != k) {
        Hyperplane other = scores.plane(l);
        double[] difference = own.weightArray();
        for (int i = 0; i < difference.length; i++) {
          difference[i] -= other.weights().get(i);
        }
        walls.add(Hyperplane.of(difference, own.bias() - other.bias()));
      }
    }
    return walls;
  }

  /** The share of a grid's points that lies in each cell. */
  public double[] shares(Grid grid) {
    double[] shares = new double[scores.outputs()];
    int[] cells = cell(grid.points()).toInts();
    for (int cell : cells) {
      shares[cell] += 1;
    }
    for (int k = 0; k < shares.length; k++) {
      shares[k] /= cells.length;
    }
    return shares;
  }

  /**
   * The corners of the part of cell k in a grid's rectangle, counter-clockwise; none if the cell
   * does not meet it (clipping of Sutherland and Hodgman, 1974).
   *
   * @throws IllegalArgumentException if the points have not two dimensions
   */
  public List<double[]> polygon(int k, Grid frame) {
    if (scores.inputs() != 2) {
      throw new IllegalArgumentException(
          "decision cells: a polygon needs points of 2 dimensions; found " + scores.inputs());
    }
    List<double[]> corners = new ArrayList<>();
    corners.add(new double[] {frame.left(), frame.bottom()});
    corners.add(new double[] {frame.right(), frame.bottom()});
    corners.add(new double[] {frame.right(), frame.top()});
    corners.add(new double[] {frame.left(), frame.top()});
    for (Hyperplane wall : walls(k)) {
      corners = clip(corners, wall);
    }
    return corners;
  }

  /** The area of a polygon of corners in order (Gauss's shoelace formula). */
  public static double area(List<double[]> corners) {
    double twice = 0;
    for (int i = 0; i < corners.size(); i++) {
      double[] a = corners.get(i);
      double[] b = corners.get((i + 1) % corners.size());
      twice += a[0] * b[1] - b[0] * a[1];
    }
    return twice / 2;
  }

  private static List<double[]> clip(List<double[]> corners, Hyperplane wall) {
    List<double[]> kept = new ArrayList<>();
    for (int i = 0; i < corners.size(); i++) {
      double[] a = corners.get(i);
      double[] b = corners.get((i + 1) % corners.size());
      double from = wall.score(a);
      double to = wall.score(b);
      if (from >= 0) {
        kept.add(a);
      }
      if ((from > 0 && to < 0) || (from < 0 && to > 0)) {
        double t = from / (from - to);
        kept.add(new double[] {a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])});
      }
    }
    return kept;
  }
}
