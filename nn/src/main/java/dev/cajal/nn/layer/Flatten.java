package dev.cajal.nn.layer;

import dev.cajal.Tensor;
import dev.cajal.nn.parameter.Scope;
import dev.cajal.nn.registry.Definition;

/** All axes but the first joined into one: [batch, …] to [batch, product]. */
public record Flatten() implements Layer {
  static final Definition<Flatten> DEFINITION = Definition.constant("flatten", new Flatten());

  @Override
  public Tensor apply(Tensor input, Scope scope) {
    Layers.requireRank("flatten", input, 2);
    return input.flatten(1);
  }
}
