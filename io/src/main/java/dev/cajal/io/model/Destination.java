package dev.cajal.io.model;

import dev.cajal.io.file.FileProblem;
import dev.cajal.nn.data.DataException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a new model's folder is to be. */
public sealed interface Destination {

  /** The folder's path as far as it is known before it exists. */
  Path shown();

  /**
   * Requires that a folder can begin there, as far as that is known beforehand.
   *
   * @throws DataException if the path is in use
   */
  default void check() {}

  /** Gives a complete folder its final path, which is returned. */
  Path publish(Path complete);

  /**
   * Makes an empty folder beside the final one, in which the model begins.
   *
   * @throws DataException if the final one is in use or nothing can be written there
   */
  default Path prepare() {
    check();
    Path target = shown().toAbsolutePath();
    String name = "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp";
    Path unfinished = target.resolveSibling(name);
    try {
      Leftovers.deleteIn(Files.createDirectories(Folders.parent(target)));
      Files.createDirectories(unfinished);
    } catch (FileAlreadyExistsException e) {
      throw new DataException(
          "%s: cannot create it: %s is a file, not a folder".formatted(shown(), e.getFile()), e);
    } catch (IOException e) {
      throw new DataException(
          FileProblem.of(shown().toString(), "create", e).getMessage()
              + "; --out names another folder",
          e);
    }
    return unfinished;
  }

  /** A numbered folder that is called after the data: {@code models/digits-1}. */
  static Destination numbered(Path parent, String data) {
    return new Numbered(parent, ModelName.of(data));
  }

  /**
   * The path that the user gave.
   *
   * @param path of a folder that does not exist or is empty
   */
  record Exactly(Path path) implements Destination {
    @Override
    public Path shown() {
      return path;
    }

    @Override
    public void check() {
      if (!Folders.isFree(path)) {
        throw new DataException(
            "--out %s: is in use already; choose another folder, or go on with --resume %s"
                .formatted(path, path));
      }
    }

    @Override
    public Path publish(Path complete) {
      Folders.publish(complete, path);
      return path;
    }
  }

  /**
   * The first free number after a name.
   *
   * @param parent the folder of the models
   * @param name what the model is called
   */
  record Numbered(Path parent, String name) implements Destination {
    @Override
    public Path shown() {
      for (int number = 1; ; number++) {
        Path candidate = parent.resolve(name + "-" + number);
        if (!Files.exists(candidate)) {
          return candidate;
        }
      }
    }

    @Override
    public Path publish(Path complete) {
      while (true) {
        Path target = shown();
        try {
          Folders.publish(complete, target);
          return target;
        } catch (DataException e) {
          // Another training may have taken the number in between: then the next one is free.
          if (!Files.exists(target)) {
            throw e;
          }
        }
      }
    }
  }
}
