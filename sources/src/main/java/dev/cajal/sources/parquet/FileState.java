package dev.cajal.sources.parquet;

import dev.cajal.io.file.ByteSource;
import dev.cajal.io.file.FileProblem;
import dev.cajal.nn.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;

/**
 * A file as it was at some time.
 *
 * @param size in bytes
 * @param modified when it was last written to
 * @param sha256 of all of it
 */
record FileState(Path path, long size, FileTime modified, String sha256) {
  FileState {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(modified, "modified");
    Objects.requireNonNull(sha256, "sha256");
  }

  /**
   * The file as it is now.
   *
   * @throws DataException if it cannot be read
   */
  static FileState of(Path path) {
    BasicFileAttributes now = attributes(path);
    return new FileState(path, now.size(), now.lastModifiedTime(), ByteSource.of(path).sha256());
  }

  private static BasicFileAttributes attributes(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class);
    } catch (IOException e) {
      throw FileProblem.of(path.toString(), "read", e);
    }
  }

  /**
   * Requires that the file has not been written to since; its digest is not taken again for that.
   *
   * @throws DataException if it has
   */
  void requireUnchanged() {
    BasicFileAttributes now = attributes(path);
    if (now.size() != size || !now.lastModifiedTime().equals(modified)) {
      throw new DataException(path + ": the file changed while it was being read");
    }
  }
}
