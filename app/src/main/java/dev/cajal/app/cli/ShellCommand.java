package dev.cajal.app.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import jdk.jshell.tool.JavaShellToolBuilder;
import picocli.CommandLine.Command;

/** {@code cajal shell}: Java's own shell, JShell, with Cajal imported. */
@Command(
    name = "shell",
    description =
        "Starts JShell with all of Cajal imported; expressions over tensors answer at once.",
    mixinStandardHelpOptions = true)
final class ShellCommand implements Callable<Integer> {
  private static final String STARTUP = "startup.jsh";

  private final Console console;

  ShellCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("cajal-shell");
    Path startup = folder.resolve(STARTUP);
    try {
      Files.writeString(startup, startup(), StandardCharsets.UTF_8);
      return JavaShellToolBuilder.builder()
          .in(console.in(), null)
          .out(console.out())
          .err(console.errors())
          .persistence(new HashMap<>())
          .start(
              "--class-path",
              classPath(),
              "--add-modules",
              "jdk.incubator.vector",
              "-R--add-modules=jdk.incubator.vector",
              "-R-Xlog:disable",
              "--startup",
              "DEFAULT",
              "--startup",
              startup.toString(),
              "--feedback",
              "normal");
    } finally {
      Files.deleteIfExists(startup);
      Files.deleteIfExists(folder);
    }
  }

  private static String startup() throws IOException {
    try (InputStream script = ShellCommand.class.getResourceAsStream(STARTUP)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Where this program's own classes and libraries lie: on its module path or its class path. */
  private static String classPath() {
    List<String> entries = new ArrayList<>();
    ModuleLayer.boot().configuration().modules().stream()
        .map(module -> module.reference())
        .flatMap(reference -> reference.location().stream())
        .filter(location -> "file".equals(location.getScheme()))
        .map(location -> Path.of(location).toString())
        .sorted()
        .forEach(entries::add);
    Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty() && Files.exists(Path.of(entry)))
        .forEach(entries::add);
    return String.join(File.pathSeparator, entries);
  }
}
