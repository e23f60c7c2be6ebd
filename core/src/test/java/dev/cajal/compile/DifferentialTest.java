package dev.cajal.compile;

import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;

/**
 * The compiled engine against the reference interpreter, on graphs grown from seeds.
 *
 * <p>{@code -Dcajal.graphs=100000} tries more of them, {@code -Dcajal.graph=17} one alone.
 */
class DifferentialTest {
  private static final int GRAPHS = Integer.getInteger("cajal.graphs", 300);

  @Test
  void run_randomGraphs_givesWhatTheReferenceGives() {
    Long only = Long.getLong("cajal.graph");
    long first = only == null ? 0 : only;
    long last = only == null ? GRAPHS : only + 1;
    for (long seed = first; seed < last; seed++) {
      DifferentialCase grown = RandomGraph.grow(seed);
      requireRight(seed, grown);
      requireRight(seed, grown.withOtherNumbers());
    }
  }

  private static void requireRight(long seed, DifferentialCase tried) {
    String problem = tried.problem();
    if (problem != null) {
      DifferentialCase small = tried.shrunk(smaller -> smaller.problem() != null);
      fail(
          "graph of seed %d: %s%nsmaller: %s%n%s%nvariables updated: %s%nwhole graph:%n%s",
          seed, problem, small.problem(), small.graph(), small.updated(), tried.graph());
    }
  }
}
