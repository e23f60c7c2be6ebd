package dev.cajal.nn.layer;

import dev.cajal.Tensor;
import dev.cajal.nn.init.Constant;
import dev.cajal.nn.init.Glorot;
import dev.cajal.nn.init.Initializer;
import dev.cajal.nn.init.Initializers;
import dev.cajal.nn.parameter.Scope;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import dev.cajal.shape.Shape;
import java.util.List;
import java.util.Objects;

/**
 * The affine layer x·W + b, from [batch, inputs] to [batch, units].
 *
 * <p>Parameters: {@code weight} [inputs, units] and, unless switched off, {@code bias} [units],
 * which starts at 0. With more than two axes it works along the last one.
 *
 * @param units the number of outputs, at least 1
 * @param bias whether b is added
 * @param initializer of the weight
 */
public record Dense(int units, boolean bias, Initializer initializer) implements Layer {
  static final Definition<Dense> DEFINITION =
      Definition.of(
          "dense",
          Dense.class,
          List.of(
              Setting.required("units"),
              Setting.optional("bias", true),
              Setting.optional("initializer", "glorot_uniform")),
          s ->
              new Dense(
                  s.whole("units"),
                  s.flag("bias"),
                  Initializers.registry().parse(s.text("initializer"))),
          d ->
              Settings.of("units", d.units)
                  .and("bias", d.bias)
                  .and("initializer", d.initializerText()));

  /** Checks the settings. */
  public Dense {
    if (units < 1) {
      throw new IllegalArgumentException("dense: units must be at least 1; found " + units);
    }
    Objects.requireNonNull(initializer, "initializer");
  }

  /** With bias and a weight that starts by {@link Glorot#UNIFORM}. */
  public Dense(int units) {
    this(units, true, Glorot.UNIFORM);
  }

  @Override
  public Tensor apply(Tensor input, Scope scope) {
    Layers.requireRank("dense", input, 2);
    Shape shape = Shape.of(input.shape().dim(-1), units);
    Tensor product = input.matmul(scope.parameter("weight", shape, initializer));
    return bias ? product.plus(scope.parameter("bias", Shape.of(units), new Constant(0))) : product;
  }

  @Override
  public String describe(Shape input) {
    return "Dense(%s → %d)".formatted(input.rank() == 0 ? "?" : input.dim(-1), units);
  }

  private String initializerText() {
    return Initializers.registry()
        .print(initializer)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "dense: only a registered initializer can be saved; found " + initializer));
  }
}
