package dev.cajal.io.file;

import dev.cajal.nn.data.DataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Files that appear whole or not at all.
 *
 * <p>The content goes to a temporary file in the same folder, is forced to the disk, and takes the
 * final name by one atomic rename. Whatever happens before that leaves an older file of the name
 * untouched.
 */
public final class AtomicFile {
  private static final AtomicLong COUNTER = new AtomicLong();

  private AtomicFile() {}

  /** What writes the content. */
  @FunctionalInterface
  public interface Content {
    /** Writes everything to the channel, which the caller closes. */
    void writeTo(FileChannel channel) throws IOException;
  }

  /**
   * Writes or replaces a file.
   *
   * @throws DataException if the folder does not exist or cannot be written to, or the disk is full
   */
  public static void write(Path target, Content content) {
    Path folder = target.toAbsolutePath().getParent();
    Path temporary = temporary(target);
    try {
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        content.writeTo(channel);
        channel.force(true);
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forceFolder(folder);
    } catch (IOException e) {
      discard(temporary, e);
      throw FileProblem.of(target.toString(), "write", e);
    } catch (RuntimeException | Error e) {
      discard(temporary, e);
      throw e;
    }
  }

  /**
   * Writes or replaces a file of text, in UTF-8.
   *
   * @throws DataException as for other content
   */
  public static void write(Path target, String text) {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
    write(
        target,
        channel -> {
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
        });
  }

  /**
   * Requires that a file can be written or replaced there, for work that takes a while before it
   * writes.
   *
   * @throws DataException if the folder does not exist or cannot be written to, or the path is that
   *     of a folder
   */
  public static void check(Path target) {
    if (Files.isDirectory(target)) {
      throw new DataException(target + ": cannot write it: is a folder; name a file");
    }
    Path temporary = temporary(target);
    try {
      Files.createFile(temporary);
      Files.delete(temporary);
    } catch (IOException e) {
      throw FileProblem.of(target.toString(), "write", e);
    }
  }

  private static Path temporary(Path target) {
    long number = COUNTER.incrementAndGet();
    return target.resolveSibling(
        ".%s.%d-%d.tmp".formatted(target.getFileName(), ProcessHandle.current().pid(), number));
  }

  /** Forces the rename itself to the disk, where the system lets a folder be opened. */
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows refuses to open folders; the file's content is safe there all the same.
      return;
    }
  }

  private static void discard(Path temporary, Throwable reason) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }
}
