package dev.cajal.sources.rows;

import dev.cajal.nn.data.Quoted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names of columns as a table needs them. */
public final class ColumnNames {
  private ColumnNames() {}

  /**
   * The names with those that occur again told apart: {@code id}, {@code id (2)}.
   *
   * @param source the name of what is read, for the note
   * @param notes takes a sentence if a name was changed
   */
  public static List<String> distinct(String source, List<String> given, List<String> notes) {
    Set<String> taken = new HashSet<>(given);
    Set<String> seen = new HashSet<>();
    List<String> names = new ArrayList<>();
    List<String> renamed = new ArrayList<>();
    for (String name : given) {
      String chosen = name;
      if (!seen.add(name)) {
        for (int number = 2; !taken.add(chosen); number++) {
          chosen = "%s (%d)".formatted(name, number);
        }
        renamed.add(chosen);
      }
      names.add(chosen);
    }
    if (!renamed.isEmpty()) {
      notes.add(
          "%s: columns had the same name and are now called %s"
              .formatted(source, Quoted.list(renamed)));
    }
    return names;
  }
}
