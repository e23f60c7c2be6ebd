package dev.cajal.nn.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.Tensor;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MillionPredictionsTest {
  @TempDir Path folder;

  private static String classPath() throws URISyntaxException {
    List<String> places = new ArrayList<>();
    for (Class<?> type : List.of(MillionPredictions.class, Network.class, Tensor.class)) {
      places.add(
          Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
    }
    return String.join(File.pathSeparator, places);
  }

  @Test
  void predict_aMillionTimes_staysUnderAHeapOf64Megabytes() throws Exception {
    Path result = folder.resolve("right");
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                classPath(),
                MillionPredictions.class.getName(),
                result.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ended in two minutes").isTrue();
    } finally {
      process.destroyForcibly();
    }

    assertThat(process.exitValue()).as(Files.readString(said)).isZero();
    assertThat(Integer.parseInt(Files.readString(result)))
        .isGreaterThan(MillionPredictions.PREDICTIONS * 9 / 10);
  }
}
