package dev.cajal.io.dataset;

import dev.cajal.nn.data.CategoricalColumn;
import dev.cajal.nn.data.NumericColumn;
import dev.cajal.nn.data.Table;
import dev.cajal.nn.data.TableStream;
import java.util.List;
import java.util.function.Consumer;

/** Reads what begins with {@code fake:}, always the same two rows. */
public final class FakeReader implements TableReader {
  private static final String SHA256 = "a fake's digest";

  private static Table table(String name) {
    return Table.of(
        name, NumericColumn.of("x", 1, 2), CategoricalColumn.ofTexts("y", List.of("a", "b")));
  }

  @Override
  public boolean reads(String name) {
    return name.startsWith("fake:") || name.startsWith("jdbc:fake:");
  }

  @Override
  public LoadedTable read(String name, ReadOptions options) {
    return new LoadedTable(table(name + options.query().orElse("")), SHA256);
  }

  @Override
  public TableStream stream(String name, ReadOptions options) {
    return new TableStream() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public int rows() {
        return 2;
      }

      @Override
      public List<String> notes() {
        return List.of("a note");
      }

      @Override
      public String sha256() {
        return SHA256;
      }

      @Override
      public void forEach(Consumer<Table> consumer) {
        Table table = table(name);
        consumer.accept(table.rows(0));
        consumer.accept(table.rows(1));
      }
    };
  }
}
