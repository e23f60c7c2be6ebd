package dev.cajal.graph;

import dev.cajal.kernel.Buffer;

/** Where a data or variable leaf has its numbers. */
@FunctionalInterface
public interface Source {
  /** The storage; for a variable always the same one, whose contents change. */
  Buffer buffer();
}
