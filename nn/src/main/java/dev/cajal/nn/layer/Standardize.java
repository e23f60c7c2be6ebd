package dev.cajal.nn.layer;

import dev.cajal.Tensor;
import dev.cajal.nn.parameter.Scope;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import dev.cajal.shape.TensorType;
import java.util.List;

/**
 * (x − mean) / deviation along the last axis, each feature with its own numbers, fitted beforehand
 * on training data; a feature of deviation 0 becomes 0.
 *
 * @param mean a finite number for each feature
 * @param deviation a finite number of at least 0 for each feature
 */
public record Standardize(List<Double> mean, List<Double> deviation) implements Layer {
  static final Definition<Standardize> DEFINITION =
      Definition.of(
          "standardize",
          Standardize.class,
          List.of(Setting.required("mean"), Setting.required("deviation")),
          s -> new Standardize(s.numbers("mean"), s.numbers("deviation")),
          l -> Settings.of("mean", l.mean).and("deviation", l.deviation));

  /** Checks the numbers. */
  public Standardize {
    mean = List.copyOf(mean);
    deviation = List.copyOf(deviation);
    if (mean.isEmpty() || mean.size() != deviation.size()) {
      throw new IllegalArgumentException(
          "standardize: there must be one mean and one deviation for each feature; found %d and %d"
              .formatted(mean.size(), deviation.size()));
    }
    for (int i = 0; i < mean.size(); i++) {
      double spread = deviation.get(i);
      if (!Double.isFinite(mean.get(i)) || !(spread >= 0 && spread < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "standardize: means must be finite and deviations at least 0; found mean %s, deviation %s"
                    .formatted(mean.get(i), spread)
                + " for feature %d".formatted(i + 1));
      }
    }
  }

  @Override
  public Tensor apply(Tensor input, Scope scope) {
    Layers.requireRank("standardize", input, 1);
    if (input.shape().dim(-1) != mean.size()) {
      throw new ShapeException(
          "standardize: the last axis must be the %d features it was fitted on; found shape %s"
              .formatted(mean.size(), input.shape()));
    }
    double[] centre = mean.stream().mapToDouble(Double::doubleValue).toArray();
    double[] scale = deviation.stream().mapToDouble(d -> d == 0 ? 0 : 1 / d).toArray();
    Tensor x = input.to(scope.dtype());
    return x.minus(row(centre, scope)).times(row(scale, scope));
  }

  private static Tensor row(double[] numbers, Scope scope) {
    Shape shape = Shape.of(numbers.length);
    return switch (scope.dtype()) {
      case F32 -> Tensor.of(numbers);
      case F64 -> Tensor.of(numbers, shape);
      case I32, U8, BOOL ->
          throw new IllegalStateException(
              "standardize: a network's numbers are f32 or f64; found "
                  + new TensorType(scope.dtype(), shape));
    };
  }

  @Override
  public String describe(Shape input) {
    return "Standardize(" + mean.size() + " features)";
  }
}
