package dev.cajal.kernel;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the forms of the matrix product keep between calls: pack buffers and the description of the
 * running product. It starts empty, grows to the largest product computed with it, and serves one
 * call at a time.
 */
public final class MatMulWorkspace {
  private final Map<Class<?>, Object> states = new HashMap<>();

  /** An empty workspace. */
  public MatMulWorkspace() {}

  /** The state of the given class, made at the first request. */
  public <T> T state(Class<T> type, Supplier<T> creator) {
    Object state = states.get(type);
    if (state == null) {
      state = creator.get();
      states.put(type, state);
    }
    return type.cast(state);
  }
}
