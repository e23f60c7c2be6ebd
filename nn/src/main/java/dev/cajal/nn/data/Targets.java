package dev.cajal.nn.data;

/** The wanted outputs of a data set, one per sample. */
public sealed interface Targets permits ClassTargets, ValueTargets {

  /** The number of samples. */
  int size();

  /** The targets of these rows in this order, copied. */
  Targets rows(int... rows);
}
