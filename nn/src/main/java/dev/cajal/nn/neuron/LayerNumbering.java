package dev.cajal.nn.neuron;

/** The number of the first layer with weights: 1 (D1, D4, D2's backpropagation) or 0 (paths). */
public enum LayerNumbering {
  /** 0 to L − 1: the paths of Cajal's parameters and D2's F(x). */
  FROM_ZERO(0),
  /** 1 to L; the input is layer 0. */
  FROM_ONE(1);

  private final int first;

  LayerNumbering(int first) {
    this.first = first;
  }

  /** The number that this gives to what another numbering calls {@code number}. */
  public int from(LayerNumbering other, int number) {
    return number - other.first + first;
  }
}
