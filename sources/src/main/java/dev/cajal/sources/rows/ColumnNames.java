package dev.cajal.sources.rows;

import dev.cajal.nn.data.Column;
import dev.cajal.nn.data.Quoted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /**
   * The names in the case in which a model knows them, as databases fold names to upper or lower
   * case.
   */
  public static List<String> known(List<String> names, Map<String, Column.Kind> known) {
    return names.stream().map(name -> known(name, names, known).orElse(name)).toList();
  }

  private static Optional<String> known(
      String name, List<String> names, Map<String, Column.Kind> known) {
    if (known.containsKey(name) || names.stream().filter(name::equalsIgnoreCase).count() > 1) {
      return Optional.empty();
    }
    List<String> same = known.keySet().stream().filter(name::equalsIgnoreCase).toList();
    return same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
  }
}
