package dev.cajal.io.csv;

import dev.cajal.io.file.ByteSource;
import dev.cajal.nn.data.Column;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.FileFormatException;
import dev.cajal.nn.data.Location;
import dev.cajal.nn.data.Quoted;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a first reading of a file found out, by which the rows are read.
 *
 * @param source the file
 * @param dialect how bytes become fields
 * @param decimalComma whether the comma stands before the fraction of numbers
 * @param header whether the first record holds names
 * @param fields the columns that hold something
 * @param rows the number of rows of data
 * @param notes sentences on what was decided that a user should know
 */
record CsvPlan(
    ByteSource source,
    CsvDialect dialect,
    boolean decimalComma,
    boolean header,
    List<Field> fields,
    int rows,
    List<String> notes) {

  /**
   * A column.
   *
   * @param position of the field in a record, from 0
   * @param name of the column
   * @param kind how its text is read
   * @param anyText whether it is taken as text whatever it holds
   */
  record Field(int position, String name, Column.Kind kind, boolean anyText) {}

  static CsvPlan of(ByteSource source, CsvOptions options) {
    List<String> notes = new ArrayList<>();
    Optional<Charset> sure = CsvText.marked(source).or(options::encoding);
    if (sure.isPresent()) {
      return of(source, options, sure.get(), notes);
    }
    try {
      return of(source, options, StandardCharsets.UTF_8, notes);
    } catch (FileFormatException e) {
      if (!(e.getCause() instanceof CharacterCodingException)) {
        throw e;
      }
    }
    notes.clear();
    notes.add(
        "%s: is not UTF-8 text and was read as %s; name its encoding with --encoding if it is another"
            .formatted(source.name(), CsvText.FALLBACK.name()));
    return of(source, options, CsvText.FALLBACK, notes);
  }

  private static CsvPlan of(
      ByteSource source, CsvOptions options, Charset charset, List<String> notes) {
    char separator = options.separator().orElseGet(() -> CsvText.separator(source, charset));
    CsvDialect dialect = new CsvDialect(charset, separator, options.markers());
    CsvScan scan = CsvScan.of(source, dialect);
    boolean header =
        switch (options.header()) {
          case DETECT -> scan.hasHeader(options);
          case PRESENT -> true;
          case ABSENT -> false;
        };
    int rows = scan.rows(header);
    boolean comma = scan.decimalComma();
    List<Field> fields = fields(source, scan, header, comma, options, notes);
    return new CsvPlan(source, dialect, comma, header, fields, rows, List.copyOf(notes));
  }

  private static List<Field> fields(
      ByteSource source,
      CsvScan scan,
      boolean header,
      boolean comma,
      CsvOptions options,
      List<String> notes) {
    List<Integer> positions = positions(scan, header);
    List<String> names = names(source, scan, header, options, positions, notes);
    boolean othersAsText =
        options.othersAsText() && names.stream().anyMatch(options.columns()::containsKey);
    List<String> open = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      ColumnScan column = scan.columns().get(positions.get(i));
      Column.Kind known = options.columns().get(names.get(i));
      Column.Kind found = column.kind(header, comma);
      Column.Kind kind = known == null ? found : known;
      boolean text = known == null && othersAsText;
      if (!text && known == null && found.isDate() && column.data(header).isOrderOpen()) {
        open.add(names.get(i));
      }
      fields.add(new Field(positions.get(i), names.get(i), kind, text));
    }
    if (!open.isEmpty()) {
      notes.add(
          "%s: the dates in %s may begin with the day or the month, and were read with the day first;"
                  .formatted(source.name(), Quoted.list(open))
              + " write them as 2024-12-31 if that is wrong");
    }
    return fields;
  }

  /** The fields that are there: a last one without name and values comes of a last separator. */
  private static List<Integer> positions(CsvScan scan, boolean header) {
    List<Integer> positions = new ArrayList<>();
    int count = scan.columns().size();
    for (int i = 0; i < count; i++) {
      ColumnScan column = scan.columns().get(i);
      boolean nothing = i > 0 && column.isEmpty() && (header || i == count - 1);
      if (!(nothing && column.first().isEmpty())) {
        positions.add(i);
      }
    }
    return positions;
  }

  private static List<String> names(
      ByteSource source,
      CsvScan scan,
      boolean header,
      CsvOptions options,
      List<Integer> positions,
      List<String> notes) {
    if (!header && !options.layouts().isEmpty()) {
      Optional<List<String>> layout = options.layout(positions.size());
      if (layout.isEmpty()) {
        throw new DataException(
            Location.of(source.name()).line(1),
            "there is no line of column names, and %d %s: expected names, or the %d columns %s"
                .formatted(
                    positions.size(),
                    positions.size() == 1 ? "column" : "columns",
                    options.layouts().getFirst().size(),
                    Quoted.list(options.layouts().getFirst())));
      }
      return layout.get();
    }
    Set<String> names = new LinkedHashSet<>();
    List<String> renamed = new ArrayList<>();
    for (int position : positions) {
      String first = scan.columns().get(position).first();
      String base = header && !first.isEmpty() ? first : "column" + (position + 1);
      String name = base;
      for (int copy = 2; !names.add(name); copy++) {
        name = base + " (" + copy + ")";
      }
      if (!name.equals(base)) {
        renamed.add(name);
      }
    }
    if (!renamed.isEmpty()) {
      notes.add(
          "%s: columns had the same name and are now called %s"
              .formatted(source.name(), Quoted.list(renamed)));
    }
    return options.known(List.copyOf(names));
  }
}
