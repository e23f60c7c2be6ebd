package dev.cajal.app.lab;

import dev.cajal.app.figure.Figure;
import java.util.List;

/**
 * What a lab has found, as plain data.
 *
 * @param figures its pictures
 * @param numbers its numbers by name
 * @param tables its tables
 * @param notes sentences about what was found
 */
public record LabResult(
    List<Figure> figures, List<LabNumber> numbers, List<LabTable> tables, List<String> notes) {
  /** Keeps copies. */
  public LabResult {
    figures = List.copyOf(figures);
    numbers = List.copyOf(numbers);
    tables = List.copyOf(tables);
    notes = List.copyOf(notes);
  }

  /**
   * The number of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public double number(String name) {
    return numbers.stream()
        .filter(number -> number.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no number '%s'; there are %s"
                        .formatted(name, numbers.stream().map(LabNumber::name).toList())))
        .value();
  }
}
