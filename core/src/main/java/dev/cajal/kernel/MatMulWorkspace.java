package dev.cajal.kernel;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What the forms of the matrix product keep between calls: pack buffers and the description of the
 * running product. It starts empty, grows to the largest product computed with it, and serves one
 * call at a time.
 */
public final class MatMulWorkspace {
  private final Map<Object, Object> states = new IdentityHashMap<>();

  /** An empty workspace. */
  public MatMulWorkspace() {}

  /**
   * The state that belongs to a key, made from it at the first request.
   *
   * @param key compared by identity; one key always has the same creator
   */
  @SuppressWarnings("unchecked")
  public <K, S> S state(K key, Function<K, S> creator) {
    Object state = states.get(key);
    if (state == null) {
      state = creator.apply(key);
      states.put(key, state);
    }
    return (S) state;
  }
}
