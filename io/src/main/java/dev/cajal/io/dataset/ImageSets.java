package dev.cajal.io.dataset;

import dev.cajal.nn.data.DataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The image sets that are too large to come with the library, found where the system or the user
 * has them: {@code mnist} and {@code fashion-mnist}.
 *
 * <p>A set is a folder of its name, looked for in the folder that the system property {@code
 * cajal.data} names, in the one that the environment variable {@code CAJAL_DATA} names, in {@code
 * .cajal/data} of the user's home, and in {@code /usr/share/datasets}.
 */
public final class ImageSets {
  private static final Map<String, List<String>> CLASSES =
      Map.of(
          "mnist",
          IntStream.range(0, 10).mapToObj(Integer::toString).toList(),
          "fashion-mnist",
          List.of(
              "T-shirt/top",
              "Trouser",
              "Pullover",
              "Dress",
              "Coat",
              "Sandal",
              "Shirt",
              "Sneaker",
              "Bag",
              "Ankle boot"));
  private static final Map<String, String> DEBIAN_PACKAGES =
      Map.of("fashion-mnist", "dataset-fashion-mnist");
  private static final Path SYSTEM = Path.of("/usr/share/datasets");

  private ImageSets() {}

  /** The names of all sets, whether they are present or not. */
  public static List<String> names() {
    return CLASSES.keySet().stream().sorted().toList();
  }

  /**
   * The set of this name, if there is one.
   *
   * @throws DataException if its files are nowhere, with where to put them, or are damaged
   */
  public static Optional<LoadedData> find(String name) {
    Path home = Path.of(System.getProperty("user.home"), ".cajal", "data");
    List<Path> roots = roots(System.getProperty("cajal.data"), System.getenv("CAJAL_DATA"), home);
    return find(name, roots, home);
  }

  static List<Path> roots(String property, String variable, Path home) {
    List<Path> roots = new ArrayList<>();
    if (property != null && !property.isBlank()) {
      roots.add(Path.of(property));
    }
    if (variable != null && !variable.isBlank()) {
      roots.add(Path.of(variable));
    }
    roots.add(home);
    roots.add(SYSTEM);
    return roots;
  }

  static Optional<LoadedData> find(String name, List<Path> roots, Path home) {
    List<String> classNames = CLASSES.get(name);
    if (classNames == null) {
      return Optional.empty();
    }
    List<Path> folders = roots.stream().map(root -> root.resolve(name)).toList();
    for (Path folder : folders) {
      if (Files.isDirectory(folder) && ImageFolder.holdsAny(folder)) {
        return Optional.of(ImageFolder.load(name, folder, classNames));
      }
    }
    String debian = DEBIAN_PACKAGES.get(name);
    throw new DataException(
        "%s: its files are in none of %s; %sput %s, each as it is or with .gz, into %s"
            .formatted(
                name,
                folders.stream().map(Path::toString).collect(Collectors.joining(", ")),
                debian == null ? "" : "install the Debian package " + debian + ", or ",
                String.join(", ", ImageFolder.FILES),
                home.resolve(name)));
  }
}
