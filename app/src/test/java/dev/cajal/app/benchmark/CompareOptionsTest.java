package dev.cajal.app.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The arguments of bench/compare/all, whose programs stand outside the modules. */
class CompareOptionsTest {
  private static URLClassLoader driver;
  private static Method reading;

  @BeforeAll
  static void compile(@TempDir Path classes) throws IOException, ReflectiveOperationException {
    List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", classes.toString()));
    try (Stream<Path> sources = Files.list(Path.of("../bench/compare/driver"))) {
      sources.map(Path::toString).forEach(arguments::add);
    }
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(code).isZero();
    driver = new URLClassLoader(new URL[] {classes.toUri().toURL()});
    reading = driver.loadClass("Options").getDeclaredMethod("of", String[].class);
    reading.setAccessible(true);
    options("1"); // Classes are read while the folder is there.
  }

  @AfterAll
  static void close() throws IOException {
    driver.close();
  }

  @Test
  void options_usual_areRead() {
    String options =
        options("3", "--only", "rate-64, tiny", "--peers", "torch", "--seconds", "0.5");

    assertThat(options)
        .startsWith("Options[rounds=3, figures=[RATE_64, TINY], peers=[torch], seconds=0.5,");
  }

  @Test
  void options_thatCannotBeFollowed_areRefusedAtTheStart() {
    assertThat(options("--bogus")).isEqualTo("there is no option --bogus");
    assertThat(options("--seconds")).isEqualTo("--seconds needs a value");
    for (String seconds : List.of("soon", "0", "-3", "NaN", "601")) {
      assertThat(options("--seconds", seconds))
          .isEqualTo("--seconds: expected a number above 0, at most 600; found " + seconds);
    }
    assertThat(options("--only", "rate-64,speed")).isEqualTo("--only: there is no figure speed");
    assertThat(options("--only", ""))
        .isEqualTo("--only: expected words with commas between; found \"\"");
    assertThat(options("--peers", "torch,tensorflow"))
        .startsWith("--peers: no peer's name has \"tensorflow\" in it; there are Cajal; PyTorch");
    assertThat(options("3", "4")).isEqualTo("the number of rounds was given; found 4 after it");
    assertThat(options("--file", "no/such/folder/file"))
        .isEqualTo("--file: expected a file in a folder that exists; found no/such/folder/file");
    assertThat(options("--data", "src"))
        .startsWith("--data: Fashion-MNIST's four IDX files are not in ");
  }

  /** The options in words, or why there are none. */
  private static String options(String... arguments) {
    try {
      return reading.invoke(null, (Object) arguments).toString();
    } catch (InvocationTargetException e) {
      return e.getCause().getMessage();
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
