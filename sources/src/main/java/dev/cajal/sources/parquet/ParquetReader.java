package dev.cajal.sources.parquet;

import dev.cajal.io.dataset.LoadedTable;
import dev.cajal.io.dataset.ReadOptions;
import dev.cajal.io.dataset.TableReader;
import dev.cajal.nn.data.TableStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads Parquet files, and folders of them, by their paths. */
public final class ParquetReader implements TableReader {
  /** A reader. */
  public ParquetReader() {}

  @Override
  public boolean reads(String name) {
    try {
      return ParquetPaths.looksLikeParquet(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  @Override
  public LoadedTable read(String name, ReadOptions options) {
    return Libraries.using(name, () -> ParquetTable.of(Path.of(name), options).read());
  }

  @Override
  public TableStream stream(String name, ReadOptions options) {
    return Libraries.using(name, () -> ParquetTable.of(Path.of(name), options));
  }
}
