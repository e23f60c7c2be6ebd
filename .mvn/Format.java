import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Formats every Java file of the project, or with {@code --check} only tells which are not
 * formatted.
 *
 * <p>Run by {@code ./format} and by the build. Files found formatted are remembered by size and
 * time, so that a second run looks only at what changed.
 */
final class Format {
  private static final Set<String> SKIPPED = Set.of("target", ".git", ".idea", ".vscode");

  private Format() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path root = Path.of(arguments[0]).toRealPath();
    Path formatter = Path.of(arguments[1]).toRealPath();
    boolean check = arguments.length > 2 && arguments[2].equals("--check");
    Path memory = root.resolve("target").resolve("formatted.txt");

    String version = "formatter " + stamp(formatter);
    Set<String> formatted =
        Files.exists(memory) ? new TreeSet<>(Files.readAllLines(memory)) : new TreeSet<>();
    if (!formatted.contains(version)) {
      formatted.clear();
    }
    List<Path> files = javaFiles(root);
    List<Path> changed = new ArrayList<>();
    for (Path file : files) {
      if (!formatted.contains(stamp(file))) {
        changed.add(file);
      }
    }
    if (changed.isEmpty()) {
      return;
    }
    int code = run(root, formatter, check, changed);
    if (code != 0) {
      System.err.println(
          check
              ? "The files above are not formatted; run ./format at the root of the project."
              : "The files above could not be formatted.");
      System.exit(1);
    }
    Set<String> now = new TreeSet<>();
    now.add(version);
    for (Path file : files) {
      now.add(stamp(file));
    }
    Files.createDirectories(memory.getParent());
    Files.write(memory, now);
  }

  private static int run(Path root, Path formatter, boolean check, List<Path> files)
      throws IOException, InterruptedException {
    Path list = Files.createTempFile("format", ".txt");
    try {
      Files.writeString(
          list,
          files.stream()
              .map(file -> root.relativize(file).toString())
              .collect(Collectors.joining("\n")));
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-XX:TieredStopAtLevel=1", "-jar", formatter.toString()));
      command.addAll(check ? List.of("--dry-run", "--set-exit-if-changed") : List.of("--replace"));
      command.add("@" + list);
      return new ProcessBuilder(command).directory(root.toFile()).inheritIO().start().waitFor();
    } finally {
      Files.delete(list);
    }
  }

  private static String stamp(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return file + " " + attributes.size() + " " + attributes.lastModifiedTime();
  }

  private static List<Path> javaFiles(Path root) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return SKIPPED.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }
}
