import dev.cajal.io.dataset.TableReader;
import dev.cajal.sources.jdbc.JdbcReader;
import dev.cajal.sources.parquet.ParquetReader;

/**
 * Tables from databases and Parquet files.
 *
 * <p>Parquet's jars share packages and so cannot be modules: they belong on the class path, which
 * this module is made to read when a Parquet file is.
 */
module dev.cajal.sources {
  requires transitive dev.cajal.io;
  requires transitive java.sql;
  // Not used here but by the decompression, which cannot say so.
  requires jdk.unsupported;

  exports dev.cajal.sources.jdbc;
  exports dev.cajal.sources.parquet;

  provides TableReader with
      JdbcReader,
      ParquetReader;
}
