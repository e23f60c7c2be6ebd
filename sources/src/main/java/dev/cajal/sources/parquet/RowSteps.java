package dev.cajal.sources.parquet;

import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Table;
import dev.cajal.sources.rows.ColumnBuilder;
import dev.cajal.sources.rows.RowPieces;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.MessageType;

/** One reading of all rows, some of each column in turn, into tables. */
final class RowSteps {
  private final ParquetTable table;
  private final List<ColumnBuilder> builders;
  private final int most;
  private final Consumer<Table> consumer;
  private int first;
  private int held;

  /**
   * A reading that has not begun.
   *
   * @param builders of the table's columns
   * @param most rows of a piece
   */
  RowSteps(ParquetTable table, List<ColumnBuilder> builders, int most, Consumer<Table> consumer) {
    this.table = table;
    this.builders = builders;
    this.most = most;
    this.consumer = consumer;
  }

  /** Reads a file. */
  void read(ParquetFile file) throws IOException {
    MessageType schema = file.schema();
    List<Optional<ColumnDescriptor>> columns = new ArrayList<>();
    for (ParquetColumns.Leaf column : table.columns()) {
      columns.add(
          column
              .values()
              .map(_ -> schema.getColumnDescription(column.path().toArray(String[]::new))));
    }
    List<ColumnDescriptor> read = columns.stream().flatMap(Optional::stream).toList();
    if (read.isEmpty()) {
      step(List.of(), file.rows());
      return;
    }
    file.choose(read);
    file.forEachGroup(
        (group, rows) ->
            step(
                columns.stream().map(column -> column.map(group::getColumnReader)).toList(), rows));
  }

  private void step(List<Optional<ColumnReader>> readers, long rows) {
    long left = rows;
    while (left > 0) {
      if (first + held == table.rows()) {
        throw changed();
      }
      int count = (int) Math.min(Math.min(most - held, left), table.rows() - first - held);
      for (int i = 0; i < builders.size(); i++) {
        Optional<ColumnReader> reader = readers.isEmpty() ? Optional.empty() : readers.get(i);
        if (reader.isPresent()) {
          take(reader.get(), table.columns().get(i).values().orElseThrow(), builders.get(i), count);
        } else {
          for (int row = 0; row < count; row++) {
            builders.get(i).addMissing();
          }
        }
      }
      held += count;
      left -= count;
      if (held == most) {
        hand();
      }
    }
  }

  private static void take(
      ColumnReader reader, ParquetValues values, ColumnBuilder builder, int count) {
    int defined = reader.getDescriptor().getMaxDefinitionLevel();
    for (int row = 0; row < count; row++) {
      if (reader.getCurrentDefinitionLevel() == defined) {
        values.step().take(reader, builder);
      } else {
        builder.addMissing();
      }
      reader.consume();
    }
  }

  private void hand() {
    Table piece = RowPieces.take(table.name(), builders, first);
    try {
      consumer.accept(piece);
    } catch (DataException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new ParquetFile.Passing(e);
    }
    first += held;
    held = 0;
  }

  /** Hands out what is left. */
  void end() {
    if (held > 0) {
      hand();
    }
    if (first != table.rows()) {
      throw changed();
    }
  }

  private DataException changed() {
    return new DataException(table.name() + ": the file changed while it was being read");
  }
}
