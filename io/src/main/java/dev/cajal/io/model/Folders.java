package dev.cajal.io.model;

import dev.cajal.io.file.FileProblem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/** Folders that appear whole or not at all. */
final class Folders {
  private Folders() {}

  /** Whether nothing stands in the way of a new folder: there is none, or an empty one. */
  static boolean isFree(Path folder) {
    if (!Files.exists(folder)) {
      return true;
    }
    return Files.isDirectory(folder) && list(folder).isEmpty();
  }

  /** Makes a folder and those above it. */
  static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw FileProblem.of(folder.toString(), "create", e);
    }
  }

  /** Gives a complete folder its final name, which must be free, at once and for good. */
  static void publish(Path complete, Path target) {
    try {
      Files.move(complete, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw FileProblem.of(target.toString(), "create", e);
    }
    force(parent(target));
  }

  /** The folder in which a file or folder is. */
  static Path parent(Path path) {
    Path parent = path.toAbsolutePath().getParent();
    return parent == null ? path.toAbsolutePath() : parent;
  }

  /** The entries of a folder, those whose names begin with a dot too, in no order. */
  static List<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    } catch (IOException e) {
      throw FileProblem.of(folder.toString(), "read", e);
    }
  }

  /** Deletes a folder with all that is in it; what is gone already does not matter. */
  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try {
      Files.walkFileTree(folder, new Deletion());
    } catch (IOException e) {
      throw FileProblem.of(folder.toString(), "delete", e);
    }
  }

  private static void force(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Not every system lets a folder be opened; the rename is atomic there all the same.
      return;
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
