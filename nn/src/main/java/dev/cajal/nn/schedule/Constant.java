package dev.cajal.nn.schedule;

import dev.cajal.nn.registry.Definition;

/** The factor 1 at all times. */
public record Constant() implements Schedule {
  static final Definition<Constant> DEFINITION = Definition.constant("constant", new Constant());

  @Override
  public double factor(double time, double horizon) {
    return 1;
  }
}
