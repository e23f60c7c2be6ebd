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
  private boolean rightIsFixed;

  /** An empty workspace. */
  public MatMulWorkspace() {}

  /**
   * Promises that all further products with this workspace have one right matrix, in one layout,
   * whose numbers are finite and never change. A form may then keep copies of it, and leave out
   * what zeros on the left multiply.
   */
  public void fixRight() {
    rightIsFixed = true;
  }

  /** Whether {@link #fixRight} was promised. */
  public boolean rightIsFixed() {
    return rightIsFixed;
  }

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
