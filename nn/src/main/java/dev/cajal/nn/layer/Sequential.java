package dev.cajal.nn.layer;

import dev.cajal.Tensor;
import dev.cajal.nn.parameter.Scope;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import dev.cajal.shape.Shape;
import java.util.List;

/**
 * Layers one after the other; the parameters of layer i are at path {@code i}, counted from 0.
 *
 * <pre>{@code
 * Sequential network = Sequential.parse("dense(64) relu dropout(0.2) dense(10)");
 * }</pre>
 *
 * @param layers in order, possibly none
 */
public record Sequential(List<Layer> layers) implements Layer {
  static final Definition<Sequential> DEFINITION =
      Definition.of(
          "sequential",
          Sequential.class,
          List.of(Setting.nested("layers")),
          s -> new Sequential(s.things("layers", Layer.class)),
          q -> Settings.of("layers", q.layers));

  /** Copies the list. */
  public Sequential {
    layers = List.copyOf(layers);
  }

  /** These layers in order. */
  public static Sequential of(Layer... layers) {
    return new Sequential(List.of(layers));
  }

  /**
   * The layers that a text names, separated by white space.
   *
   * @throws dev.cajal.nn.registry.SettingException with position, what was found and expected
   */
  public static Sequential parse(String text) {
    return new Sequential(Layers.registry().parseAll(text));
  }

  /**
   * The text that {@link #parse} reads.
   *
   * @throws IllegalStateException if a layer is not registered
   */
  public String text() {
    return Layers.registry()
        .printAll(layers)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "sequential: every layer must be registered to have a text; found "
                        + layers
                        + "; print with Layers.registry().with(…), which adds the missing ones"));
  }

  @Override
  public Tensor apply(Tensor input, Scope scope) {
    Tensor value = input;
    for (int i = 0; i < layers.size(); i++) {
      value = layers.get(i).applyAs(Integer.toString(i), value, scope);
    }
    return value;
  }

  @Override
  public boolean keepsShape() {
    return layers.stream().allMatch(Layer::keepsShape);
  }

  @Override
  public List<Layer> parts() {
    return layers;
  }

  @Override
  public String describe(Shape input) {
    return "Sequential(" + layers.size() + " layers)";
  }

  /** The layers as a text that {@link #parse} reads, if all are registered. */
  @Override
  public String toString() {
    return Layers.registry().printAll(layers).orElseGet(() -> "Sequential" + layers);
  }
}
