package dev.cajal.nn.registry;

import java.util.List;
import java.util.Optional;

/**
 * A name with arguments as a user wrote it: {@code dense(64, bias=false)}.
 *
 * @param name as written
 * @param arguments in order
 * @param position of the name in the text, 1 for the first character
 */
record Term(String name, List<Argument> arguments, int position) {
  /**
   * One argument.
   *
   * @param key the setting's name, where it was written
   * @param value a Double, a Boolean, a text or a list of Doubles
   * @param position in the text, 1 for the first character
   */
  record Argument(Optional<String> key, Object value, int position) {}
}
