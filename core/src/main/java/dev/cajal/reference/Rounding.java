package dev.cajal.reference;

/** When the {@link Reference} rounds f32 values, which it computes in double. */
public enum Rounding {
  /** Only when results are written, and where the graph converts: the most accurate answer. */
  AT_THE_END,
  /** After every node: what a machine that computes in f32 step by step gives. */
  AFTER_EVERY_NODE
}
