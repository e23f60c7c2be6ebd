package dev.cajal.app.lab;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where a lab notes down what it finds while it runs. */
public final class Notebook {
  private final List<Figure> figures = new ArrayList<>();
  private final List<LabNumber> numbers = new ArrayList<>();
  private final List<Rows> tables = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** Adds a picture. */
  public void figure(Figure figure) {
    figures.add(figure);
  }

  /** Adds a number. */
  public void number(String name, double value) {
    add(new LabNumber(name, value, Optional.empty(), ""));
  }

  /** Adds a count. */
  public void number(String name, long value) {
    number(name, (double) value);
  }

  /**
   * Adds a count that the catalogue has too; see {@link #number(String, double, String, String)}.
   */
  public void number(String name, long value, String expected, String source) {
    number(name, (double) value, expected, source);
  }

  /**
   * Adds a number that the catalogue has too.
   *
   * @param expected what it is for the initial settings, digit for digit as in the catalogue
   * @param source the catalogue's identifier
   */
  public void number(String name, double value, String expected, String source) {
    add(new LabNumber(name, value, Optional.of(expected), source));
  }

  /**
   * Adds the elements of a tensor that the catalogue has too, named {@code name 1}, {@code name 2},
   * ….
   */
  public void numbers(String name, Tensor values, String source, String... expected) {
    double[] found = values.toDoubles();
    if (found.length != expected.length) {
      throw new IllegalArgumentException(
          "numbers %s: as many are expected as found; expected %s, found %s"
              .formatted(name, Arrays.toString(expected), Arrays.toString(found)));
    }
    for (int i = 0; i < found.length; i++) {
      number("%s %d".formatted(name, i + 1), found[i], expected[i], source);
    }
  }

  /** Begins a table; rows are added to what it returns. */
  public Rows table(String title, String... header) {
    Rows rows = new Rows(title, List.of(header));
    tables.add(rows);
    return rows;
  }

  /** Adds a sentence about what was found. */
  public void note(String sentence) {
    notes.add(sentence);
  }

  LabResult result() {
    return new LabResult(figures, numbers, tables.stream().map(Rows::table).toList(), notes);
  }

  private void add(LabNumber number) {
    if (numbers.stream().anyMatch(known -> known.name().equals(number.name()))) {
      throw new IllegalArgumentException("two numbers have the name " + number.name());
    }
    numbers.add(number);
  }

  /** The rows of a table that is being written. */
  public static final class Rows {
    private final String title;
    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    private Rows(String title, List<String> header) {
      this.title = title;
      this.header = header;
    }

    /** Adds a row: texts as they are, numbers with up to ten digits. */
    public Rows row(Object... cells) {
      rows.add(
          Arrays.stream(cells)
              .map(
                  cell ->
                      cell instanceof Double number ? NumberText.of((double) number) : "" + cell)
              .toList());
      return this;
    }

    private LabTable table() {
      return new LabTable(title, header, rows);
    }
  }
}
