package dev.cajal.nn.descent;

import java.util.ArrayList;
import java.util.List;

/**
 * A place on a surface.
 *
 * @param position x
 * @param value f(x)
 * @param gradient ∇f(x)
 */
public record SurfacePoint(List<Double> position, double value, List<Double> gradient) {
  /** Copies the lists. */
  public SurfacePoint {
    position = List.copyOf(position);
    gradient = List.copyOf(gradient);
  }

  static SurfacePoint of(double[] position, double value, double... gradient) {
    return new SurfacePoint(list(position), value, list(gradient));
  }

  /** One coordinate, counted from 0. */
  public double x(int i) {
    return position.get(i);
  }

  /** x as an array. */
  public double[] positionArray() {
    return position.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** ∇f(x) as an array. */
  public double[] gradientArray() {
    return gradient.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** ‖∇f(x)‖. */
  public double gradientNorm() {
    double square = 0;
    for (double g : gradient) {
      square += g * g;
    }
    return Math.sqrt(square);
  }

  private static List<Double> list(double... numbers) {
    List<Double> list = new ArrayList<>();
    for (double number : numbers) {
      list.add(number);
    }
    return list;
  }
}
