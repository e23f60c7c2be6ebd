package dev.cajal.sources.parquet;

import dev.cajal.io.dataset.LoadedTable;
import dev.cajal.io.dataset.ReadOptions;
import dev.cajal.io.file.ByteSource;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Quoted;
import dev.cajal.nn.data.Table;
import dev.cajal.nn.data.TableStream;
import dev.cajal.sources.rows.ColumnBuilder;
import dev.cajal.sources.rows.ColumnNames;
import dev.cajal.sources.rows.ColumnType;
import dev.cajal.sources.rows.RowPieces;
import dev.cajal.sources.rows.RowPlace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The table in a Parquet file, or in all those of a folder one after the other.
 *
 * @param name for messages
 * @param files in their order, as they are at the beginning
 * @param options how columns are read
 * @param columns of each file
 * @param names of the columns, told apart
 * @param rows of all files
 * @param notes for the user
 */
record ParquetTable(
    String name,
    List<FileState> files,
    ReadOptions options,
    List<ParquetColumns.Leaf> columns,
    List<String> names,
    int rows,
    List<String> notes)
    implements TableStream {

  /**
   * Reads columns and numbers of rows.
   *
   * @throws DataException if there are no such files, or they cannot be read as a table
   */
  static ParquetTable of(Path path, ReadOptions options) {
    String name = path.toString();
    List<FileState> states = ParquetPaths.files(path).stream().map(FileState::of).toList();
    List<Path> files = states.stream().map(FileState::path).toList();
    List<ParquetColumns.Leaf> columns = new ArrayList<>();
    long rows = 0;
    for (Path file : files) {
      List<ParquetColumns.Leaf> found = new ArrayList<>();
      rows +=
          ParquetFile.use(
              file,
              open -> {
                found.addAll(ParquetColumns.of(file.toString(), open.schema(), options));
                return open.rows();
              });
      if (columns.isEmpty()) {
        columns.addAll(found);
      }
      requireSame(files.getFirst(), columns, file, found);
    }
    if (rows == 0 || rows > RowPieces.ALL) {
      throw new DataException(
          "%s: a table has 1 to %d rows; found %d".formatted(name, RowPieces.ALL, rows));
    }
    List<String> notes = new ArrayList<>();
    List<String> names =
        ColumnNames.distinct(name, columns.stream().map(ParquetColumns.Leaf::name).toList(), notes);
    return new ParquetTable(
        name, states, options, List.copyOf(columns), names, (int) rows, List.copyOf(notes));
  }

  private static void requireSame(
      Path first, List<ParquetColumns.Leaf> columns, Path file, List<ParquetColumns.Leaf> found) {
    List<String> wanted = columns.stream().map(ParquetTable::described).toList();
    List<String> there = found.stream().map(ParquetTable::described).toList();
    if (!there.equals(wanted)) {
      throw new DataException(
          "%s: expected the columns of %s, %s; found %s"
              .formatted(file, first, Quoted.list(wanted), Quoted.list(there)));
    }
  }

  private static String described(ParquetColumns.Leaf column) {
    return column.name() + ": " + column.form();
  }

  /** Reads all rows at once. */
  LoadedTable read() {
    List<Table> tables = new ArrayList<>();
    forEach(RowPieces.ALL, tables::add);
    return new LoadedTable(tables.getFirst().withNotes(notes), sha256());
  }

  /**
   * {@inheritDoc} That which they have at the beginning: of the file, or of several files that of
   * their digests.
   */
  @Override
  public String sha256() {
    List<String> digests = files.stream().map(FileState::sha256).toList();
    return digests.size() == 1
        ? digests.getFirst()
        : ByteSource.of(name, String.join("", digests).getBytes(StandardCharsets.US_ASCII))
            .sha256();
  }

  @Override
  public void forEach(Consumer<Table> consumer) {
    forEach(RowPieces.rows(columns.size()), consumer);
  }

  private void forEach(int most, Consumer<Table> consumer) {
    List<ColumnBuilder> builders = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String column = names.get(i);
      ColumnType type = columns.get(i).values().map(ParquetValues::type).orElse(ColumnType.NOTHING);
      builders.add(
          ColumnBuilder.of(
              new RowPlace(name, column),
              type.as(Optional.ofNullable(options.csv().columns().get(column))),
              options.csv().markers()));
    }
    RowSteps steps = new RowSteps(this, builders, most, consumer);
    try {
      for (FileState file : files) {
        file.requireUnchanged();
        ParquetFile.use(
            file.path(),
            open -> {
              steps.read(open);
              return file;
            });
        file.requireUnchanged();
      }
      steps.end();
    } catch (ParquetFile.Passing e) {
      throw e.failure();
    }
  }
}
