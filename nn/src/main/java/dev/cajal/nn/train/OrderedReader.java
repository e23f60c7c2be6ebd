package dev.cajal.nn.train;

import dev.cajal.kernel.Buffer;
import java.util.Map;

/** Samples in memory in some order. */
final class OrderedReader implements SampleReader {
  private final Samples samples;
  private final int[] order;
  private final RowGathering gathering = new RowGathering();
  private int from;

  OrderedReader(Samples samples, int... order) {
    this.samples = samples;
    this.order = order;
  }

  @Override
  public void next(int rows, Map<String, Buffer> fields) {
    fields.forEach(
        (name, target) -> gathering.run(samples.get(name).buffer(), order, from, target, rows));
    from += rows;
  }

  @Override
  public void close() {
    // Memory needs no closing.
  }
}
