package dev.cajal.compile;

/** A step bound to its memory: what an executable runs, one after the other. */
interface Launch {
  /** Runs the step on the arrays of this run. */
  void run(Slots slots);
}
