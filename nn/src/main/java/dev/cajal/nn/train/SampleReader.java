package dev.cajal.nn.train;

import dev.cajal.kernel.Buffer;
import java.util.Map;

/** Samples one batch after the other. */
public interface SampleReader extends AutoCloseable {

  /**
   * Copies the next samples to the beginning of storage for them.
   *
   * @param rows how many, at most as many as are left
   * @param fields storage by the name of the field, for exactly so many rows
   */
  void next(int rows, Map<String, Buffer> fields);

  @Override
  void close();
}
