package dev.cajal.io.csv;

import dev.cajal.io.file.ByteSource;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Table;
import dev.cajal.nn.data.TableStream;
import java.util.List;
import java.util.function.Consumer;

/**
 * A CSV file read in pieces, in memory that does not grow with it.
 *
 * <p>A first reading finds what {@link Csv} finds: dialect, names, kinds, the number of rows. Each
 * {@link #forEach} is another.
 */
public final class CsvStream implements TableStream {
  private static final int MOST_CELLS = 1 << 18;
  private static final int MOST_ROWS = 4096;
  private static final int FEWEST_ROWS = 16;

  private final CsvPlan plan;

  private CsvStream(CsvPlan plan) {
    this.plan = plan;
  }

  /**
   * Reads a file for the first time.
   *
   * @throws DataException if it cannot be read as a table, naming file, line and column
   */
  public static CsvStream open(ByteSource source, CsvOptions options) {
    return new CsvStream(CsvPlan.of(source, options));
  }

  @Override
  public String name() {
    return plan.source().name();
  }

  @Override
  public int rows() {
    return plan.rows();
  }

  /** {@inheritDoc} That of the file as stored. */
  @Override
  public String sha256() {
    return plan.source().sha256();
  }

  @Override
  public List<String> notes() {
    return plan.notes();
  }

  @Override
  public void forEach(Consumer<Table> consumer) {
    Pieces pieces = new Pieces(plan, consumer);
    CsvRecords.forEach(plan.source(), plan.dialect(), pieces);
    pieces.end();
  }

  /** Rows on their way into tables. */
  private static final class Pieces implements CsvRecords.Consumer {
    private final CsvPlan plan;
    private final Consumer<Table> consumer;
    private final int most;
    private CsvRowBuilder rows;
    private boolean nextIsHeader;
    private long left;

    private Pieces(CsvPlan plan, Consumer<Table> consumer) {
      this.plan = plan;
      this.consumer = consumer;
      this.most = Math.clamp(MOST_CELLS / plan.fields().size(), FEWEST_ROWS, MOST_ROWS);
      this.nextIsHeader = plan.header();
      this.left = plan.rows();
      this.rows = new CsvRowBuilder(plan, (int) Math.min(most, left));
    }

    @Override
    public void accept(long line, String[] fields) {
      if (nextIsHeader) {
        nextIsHeader = false;
        return;
      }
      if (left == 0) {
        throw changed();
      }
      rows.add(line, fields);
      left--;
      if (rows.isFull()) {
        consumer.accept(rows.table());
        rows = rows.next((int) Math.min(most, left));
      }
    }

    private void end() {
      if (left > 0) {
        throw changed();
      }
    }

    private DataException changed() {
      return new DataException(plan.source().name() + ": the file changed while it was being read");
    }
  }
}
