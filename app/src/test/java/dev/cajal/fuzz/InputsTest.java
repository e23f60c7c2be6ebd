package dev.cajal.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every kept input: good ones from which fuzzing begins, and those that once were read wrongly. */
class InputsTest {
  static final List<Target> TARGETS = Targets.ALL;

  @ParameterizedTest
  @FieldSource("TARGETS")
  void inputs_readOrRefusedWithinBounds(Target target) throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(Targets.inputs(target))) {
      files = listed.sorted().toList();
    }
    int read = 0;
    for (Path file : files) {
      try {
        read += target.check(Files.readAllBytes(file)) ? 1 : 0;
      } catch (RuntimeException | Error e) {
        throw new AssertionError(file.toString(), e);
      }
    }
    // Fuzzing that begins with nothing that is read stays at the first check of a parser.
    assertThat(read).as("inputs of %s that are read", target.name()).isPositive();
  }
}
