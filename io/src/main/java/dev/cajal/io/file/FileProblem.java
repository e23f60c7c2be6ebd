package dev.cajal.io.file;

import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Nearest;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What an error of the file system means to the user. */
public final class FileProblem {
  private FileProblem() {}

  /**
   * The error in words.
   *
   * @param name the file, for the message
   * @param action what could not be done, such as {@code read}
   * @param cause what happened
   */
  public static DataException of(String name, String action, IOException cause) {
    String reason =
        switch (cause) {
          case NoSuchFileException _ -> "there is no such file or folder";
          case AccessDeniedException _ -> "permission denied";
          case FileAlreadyExistsException _ -> "a file of this name is in the way";
          case NotDirectoryException _ -> "a part of the path is not a folder";
          case FileSystemException e when e.getReason() != null -> e.getReason();
          default -> cause.getMessage() == null ? cause.toString() : cause.getMessage();
        };
    return new DataException(name + ": cannot " + action + " it: " + reason, cause);
  }

  /** The error for a file that does not exist, with the nearest names in its folder. */
  public static DataException missing(Path path) {
    String nearest =
        path.getFileName() == null
            ? ""
            : Nearest.suggestion(path.getFileName().toString(), neighbours(path));
    return new DataException(
        path + ": there is no such file" + (nearest.isEmpty() ? "" : "; " + nearest));
  }

  private static List<String> neighbours(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.limit(1000).map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
