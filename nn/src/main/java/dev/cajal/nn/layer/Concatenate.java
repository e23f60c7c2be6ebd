package dev.cajal.nn.layer;

import dev.cajal.Tensor;
import dev.cajal.nn.parameter.Scope;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import java.util.ArrayList;
import java.util.List;

/**
 * The outputs of several layers for the same input, side by side on the last axis.
 *
 * <p>In texts {@code concatenate(identity sequential(dense(8) relu))}, which keeps the input beside
 * eight features learned from it. The parameters of branch i are at path {@code i}.
 *
 * @param branches at least one; their outputs differ in the last axis at most
 */
public record Concatenate(List<Layer> branches) implements Layer {
  static final Definition<Concatenate> DEFINITION =
      Definition.of(
          "concatenate",
          Concatenate.class,
          List.of(Setting.nested("branches")),
          s -> new Concatenate(s.things("branches", Layer.class)),
          c -> Settings.of("branches", c.branches));

  /** Copies the list, which must not be empty. */
  public Concatenate {
    branches = List.copyOf(branches);
    if (branches.isEmpty()) {
      throw new IllegalArgumentException("concatenate: there must be a branch; found none");
    }
  }

  /** Of these branches in order. */
  public static Concatenate of(Layer... branches) {
    return new Concatenate(List.of(branches));
  }

  @Override
  public Tensor apply(Tensor input, Scope scope) {
    Layers.requireRank("concatenate", input, 2);
    List<Tensor> outputs = new ArrayList<>();
    for (int i = 0; i < branches.size(); i++) {
      outputs.add(branches.get(i).applyAs(Integer.toString(i), input, scope));
    }
    List<Shape> shapes = outputs.stream().map(Tensor::shape).toList();
    if (shapes.stream().map(Concatenate::outer).distinct().count() > 1) {
      throw new ShapeException(
          "concatenate: the branches' outputs must agree in all axes but the last; found "
              + shapes);
    }
    return Tensor.concatenate(-1, outputs.toArray(Tensor[]::new));
  }

  private static Shape outer(Shape shape) {
    return shape.rank() == 0 ? shape : shape.with(shape.rank() - 1, 0);
  }

  @Override
  public List<Layer> parts() {
    return branches;
  }

  @Override
  public String describe(Shape input) {
    return "Concatenate(" + branches.size() + " branches)";
  }
}
