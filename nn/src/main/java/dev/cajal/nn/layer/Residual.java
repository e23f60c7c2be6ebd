package dev.cajal.nn.layer;

import dev.cajal.Tensor;
import dev.cajal.nn.parameter.Scope;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import java.util.List;

/**
 * The input plus what a body of layers makes of it: x + body(x).
 *
 * <p>In texts {@code residual(dense(64) relu dense(64))}. The parameters of the body's layer i are
 * at path {@code i}. With {@link StochasticDepth} as the body's last layer, training skips the body
 * now and then.
 *
 * <p>He, Zhang, Ren and Sun, <i>Deep Residual Learning for Image Recognition</i>, 2016.
 *
 * @param body whose output has the input's shape
 */
public record Residual(Sequential body) implements Layer {
  static final Definition<Residual> DEFINITION =
      Definition.of(
          "residual",
          Residual.class,
          List.of(Setting.nested("layers")),
          s -> new Residual(new Sequential(s.things("layers", Layer.class))),
          r -> Settings.of("layers", r.body.layers()));

  /** Requires at least one layer. */
  public Residual {
    if (body.layers().isEmpty()) {
      throw new IllegalArgumentException("residual: the body must have a layer; found none");
    }
  }

  /** Around these layers in order. */
  public static Residual of(Layer... layers) {
    return new Residual(Sequential.of(layers));
  }

  @Override
  public Tensor apply(Tensor input, Scope scope) {
    Tensor output = body.apply(input, scope);
    if (!output.shape().equals(input.shape())) {
      throw new ShapeException(
          "residual: the body's output must have the input's shape to be added to it;"
              + " input %s, body's output %s; let the body end with as many outputs as it has inputs"
                  .formatted(input.shape(), output.shape()));
    }
    return input.plus(output);
  }

  @Override
  public boolean keepsShape() {
    return true;
  }

  @Override
  public List<Layer> parts() {
    return body.layers();
  }

  @Override
  public String describe(Shape input) {
    return "Residual(" + body.layers().size() + " layers)";
  }
}
