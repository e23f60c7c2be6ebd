package dev.cajal.compile;

import dev.cajal.graph.Cost;
import dev.cajal.kernel.Buffer;

/** A compiled graph with its memory, ready to run on one thread at a time. */
public interface Execution {
  /** Runs once: reads the inputs and variables, writes the outputs, then updates variables. */
  void run(Buffer[] inputs, Buffer[] outputs);

  /** Prepares for many runs, in the background. */
  void warmUp();

  /** What a run does, counted. */
  Cost cost();

  /** The steps in order, for people. */
  String explain();
}
