package dev.cajal.app.course;

import dev.cajal.app.lab.Lab;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The Java source of a lab, as its page shows it.
 *
 * <p>The build puts the sources of the labs into the jar, under {@code sources/}; classes that run
 * from a working tree without it find them in the tree.
 */
final class LabSource {
  private LabSource() {}

  /** The file from its documentation on: package and imports are left out. */
  static String of(Lab lab) {
    String source = whole(lab.getClass());
    int start = source.indexOf("/**");
    return source.substring(Math.max(0, start)).strip() + "\n";
  }

  private static String whole(Class<?> type) {
    String name = type.getName().replace('.', '/') + ".java";
    try (InputStream stored = LabSource.class.getResourceAsStream("/sources/" + name)) {
      if (stored != null) {
        return new String(stored.readAllBytes(), StandardCharsets.UTF_8);
      }
      Path classes = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      for (Path folder = classes; folder != null; folder = folder.getParent()) {
        Path file = folder.resolve("app/src/main/java").resolve(name);
        if (Files.isRegularFile(file)) {
          return Files.readString(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the place of the classes is not a path", e);
    }
    throw new IllegalStateException("the source of %s is not in this build".formatted(name));
  }
}
