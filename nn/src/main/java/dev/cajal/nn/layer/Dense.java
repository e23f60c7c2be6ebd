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
 * <p>Parameters: {@code weight} [inputs, units] and, unless switched off, {@code bias} [units].
 * With more than two axes it works along the last one. As in Keras the weight starts by Glorot and
 * Bengio's uniform rule and the bias at 0; PyTorch draws both from ±1 / √inputs.
 *
 * @param units the number of outputs, at least 1
 * @param bias whether b is added
 * @param initializer of the weight
 * @param biasInitializer of the bias; zeros where there is none
 */
public record Dense(int units, boolean bias, Initializer initializer, Initializer biasInitializer)
    implements Layer {
  private static final Initializer ZEROS = new Constant(0);

  static final Definition<Dense> DEFINITION =
      Definition.of(
          "dense",
          Dense.class,
          List.of(
              Setting.required("units"),
              Setting.optional("bias", true),
              Setting.optional("initializer", "glorot_uniform"),
              Setting.optional("bias_initializer", "zeros")),
          s ->
              new Dense(
                  s.whole("units"),
                  s.flag("bias"),
                  Initializers.registry().parse(s.text("initializer")),
                  Initializers.registry().parse(s.text("bias_initializer"))),
          d ->
              Settings.of("units", d.units)
                  .and("bias", d.bias)
                  .and("initializer", text(d.initializer))
                  .and("bias_initializer", text(d.biasInitializer)));

  /** Checks the settings. */
  public Dense {
    if (units < 1) {
      throw new IllegalArgumentException("dense: units must be at least 1; found " + units);
    }
    Objects.requireNonNull(initializer, "initializer");
    Objects.requireNonNull(biasInitializer, "biasInitializer");
    if (!bias && !biasInitializer.equals(ZEROS)) {
      throw new IllegalArgumentException(
          "dense: bias_initializer needs a bias; found bias=false with another one than zeros");
    }
  }

  /** With a bias, if there is one, that starts at 0. */
  public Dense(int units, boolean bias, Initializer initializer) {
    this(units, bias, initializer, ZEROS);
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
    return bias ? product.plus(scope.parameter("bias", Shape.of(units), biasInitializer)) : product;
  }

  @Override
  public String describe(Shape input) {
    return "Dense(%s → %d)".formatted(input.rank() == 0 ? "?" : input.dim(-1), units);
  }

  private static String text(Initializer initializer) {
    return Initializers.registry()
        .print(initializer)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "dense: only a registered initializer can be saved; found " + initializer));
  }
}
