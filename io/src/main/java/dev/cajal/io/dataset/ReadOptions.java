package dev.cajal.io.dataset;

import dev.cajal.io.csv.CsvOptions;
import dev.cajal.io.image.ImageForm;
import dev.cajal.nn.data.Column;
import dev.cajal.nn.data.ColumnPosition;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How data is to be read, whatever it is.
 *
 * @param csv how text is read, and which columns are known and of what kind
 * @param images what images in class folders become
 * @param query by which a database is read, in SQL
 * @param ignored columns that are not learnt from, by name or position; those that cannot be read
 *     become columns without a value instead of an error
 */
public record ReadOptions(
    CsvOptions csv, ImageForm images, Optional<String> query, List<String> ignored) {
  /** Keeps an unmodifiable copy. */
  public ReadOptions {
    Objects.requireNonNull(csv, "csv");
    Objects.requireNonNull(images, "images");
    Objects.requireNonNull(query, "query");
    ignored = List.copyOf(ignored);
  }

  /** Everything detected, and nothing ignored. */
  public static ReadOptions detect() {
    return of(CsvOptions.detect());
  }

  /** Text is read by the options, images become what they suggest. */
  public static ReadOptions of(CsvOptions csv) {
    return new ReadOptions(csv, ImageForm.DETECT, Optional.empty(), List.of());
  }

  /** These options with known kinds of columns, by name. */
  public ReadOptions withColumns(Map<String, Column.Kind> known) {
    return new ReadOptions(csv.withColumns(known), images, query, ignored);
  }

  /** These options with what images become. */
  public ReadOptions withImages(ImageForm form) {
    return new ReadOptions(csv, form, query, ignored);
  }

  /** These options with the query by which a database is read, or none. */
  public ReadOptions withQuery(Optional<String> wanted) {
    return new ReadOptions(csv, images, wanted, ignored);
  }

  /** These options with columns that are not learnt from. */
  public ReadOptions without(List<String> columns) {
    return new ReadOptions(csv, images, query, columns);
  }

  /**
   * Whether a column is needed: it is not ignored, and, where a model is to be applied, the model
   * knows it.
   *
   * @param names of all columns
   * @param index of the column, from 0
   */
  public boolean needs(List<String> names, int index) {
    OptionalInt here = OptionalInt.of(index);
    return ignored.stream().noneMatch(each -> ColumnPosition.find(names, each).equals(here))
        && (!csv.othersAsText() || csv.columns().containsKey(names.get(index)));
  }

  /**
   * Whether whole and decimal numbers of a typed column are wanted as text, digit by digit: the
   * model knows them as categories, or does not know the column and all else is text.
   */
  public boolean wantsText(String column) {
    Column.Kind known = csv.columns().get(column);
    return known == null ? csv.othersAsText() : known == Column.Kind.CATEGORICAL;
  }
}
