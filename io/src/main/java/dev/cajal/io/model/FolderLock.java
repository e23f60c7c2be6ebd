package dev.cajal.io.model;

import dev.cajal.io.file.FileProblem;
import dev.cajal.nn.data.DataException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to train in a model's folder, which one training has at a time.
 *
 * <p>The system gives it back when the process ends, however it ends; the empty file that may be
 * left behind means nothing.
 */
final class FolderLock {
  static final String FILE = ".training";

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the right.
   *
   * @param shown what messages call the folder
   * @throws DataException if another training has it, or the folder cannot be written to
   */
  @SuppressWarnings("resource") // the lock lives and dies with its channel
  static FolderLock take(Path folder, Path shown) {
    FileChannel channel = open(folder, shown);
    try {
      if (tryLock(channel)) {
        return new FolderLock(channel);
      }
      channel.close();
    } catch (IOException e) {
      throw FileProblem.of(shown.toString(), "lock", e);
    }
    throw new DataException(
        shown + ": another training is writing to it; wait until that ends, or stop it first");
  }

  private static FileChannel open(Path folder, Path shown) {
    try {
      return FileChannel.open(
          folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw FileProblem.of(shown.toString(), "write to", e);
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // Another training of this very process.
      return false;
    }
  }

  /** Gives the right back. */
  void release(Path folder) {
    try {
      Files.deleteIfExists(folder.resolve(FILE));
    } catch (IOException e) {
      throw FileProblem.of(folder.toString(), "write to", e);
    } finally {
      close();
    }
  }

  private void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw FileProblem.of(FILE, "close", e);
    }
  }
}
