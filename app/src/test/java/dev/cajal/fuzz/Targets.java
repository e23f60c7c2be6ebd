package dev.cajal.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All targets, and the folders of their inputs. */
final class Targets {
  static final List<Target> ALL =
      Stream.of(FileTargets.ALL, ModelTargets.ALL, TextTargets.ALL).flatMap(List::stream).toList();

  private Targets() {}

  static Target named(String name) {
    return ALL.stream().filter(target -> target.name().equals(name)).findFirst().orElseThrow();
  }

  /** The folder of good inputs and of those that once were read wrongly. */
  static Path inputs(Target target) {
    return Path.of("src/test/resources/dev/cajal/fuzz").resolve(target.name()).toAbsolutePath();
  }

  /** A folder that lasts as long as the process. */
  static Path scratch() {
    try {
      Path folder = Files.createTempDirectory("cajal-fuzz");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Requires that what was written and read again is what it was. */
  static void requireSame(Object first, Object again) {
    if (!first.equals(again)) {
      throw new AssertionError("read again, %s became %s".formatted(first, again));
    }
  }
}
