package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a training whose process is killed or interrupted. */
class KillTest {
  private static final int KILLS = 20;

  @TempDir Path folder;
  private final CapturedConsole console = new CapturedConsole();
  private String data;
  private Path model;

  @BeforeEach
  void writeData() {
    data = Flowers.write(folder.resolve("flowers.csv"), Flowers.lines()).toString();
    model = folder.resolve("model");
  }

  private String[] training(String out, int epochs) {
    return new String[] {
      "train",
      data,
      "--out",
      out,
      "--epochs",
      Integer.toString(epochs),
      "--schedule",
      "cosine",
      "--early-stopping",
      "0",
      "--batch-size",
      "4",
      "--threads",
      "1",
      "--quiet"
    };
  }

  private ChildProcess startOrResume(int epochs) throws IOException {
    return Files.exists(model)
        ? ChildProcess.start(folder, "train", "--resume", model.toString(), "--quiet")
        : ChildProcess.start(folder, training(model.toString(), epochs));
  }

  private void assertLoadable() {
    assertThat(console.run("evaluate", model.toString(), data, "--quiet")).isZero();
    assertThat(console.errors()).isEmpty();
  }

  /** Waits until the process has ended or the time has come. */
  private static void await(ChildProcess process, long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    while (process.isAlive() && System.nanoTime() < end) {
      Thread.sleep(1);
    }
  }

  @Test
  void kill_atRandomMoments_alwaysLeavesAModelThatLoadsAndGoesOn() throws Exception {
    int epochs = 400;
    Random random = new Random(20);
    int killed = 0;
    int loaded = 0;
    for (int trial = 0; trial < KILLS; trial++) {
      ChildProcess process = startOrResume(epochs);
      long before = Files.exists(model) ? finishedEpochs() : 0;
      // The moment is counted from the first sign of progress, so that it falls into training.
      while (process.isAlive() && (!Files.exists(model) || finishedEpochs() == before)) {
        Thread.sleep(1);
        if (trial % 5 == 4) {
          break;
        }
      }
      await(process, random.nextLong(trial % 5 == 4 ? 1_500_000_000L : 150_000_000L));
      killed += process.isAlive() ? 1 : 0;
      process.kill();
      if (Files.exists(model)) {
        assertLoadable();
        loaded++;
      }
    }
    assertThat(killed).isGreaterThanOrEqualTo(KILLS - 2);
    assertThat(loaded).isGreaterThanOrEqualTo(KILLS - 5);

    assertThat(startOrResume(epochs).waitFor()).isZero();
    Path whole = folder.resolve("whole");
    assertThat(console.run(training(whole.toString(), epochs))).isZero();
    assertThat(model.resolve("model.safetensors"))
        .hasSameBinaryContentAs(whole.resolve("model.safetensors"));
    try (Stream<Path> entries = Files.list(model)) {
      assertThat(entries).noneMatch(entry -> entry.getFileName().toString().endsWith(".tmp"));
    }
  }

  private long finishedEpochs() throws IOException {
    Path pointer = model.resolve("checkpoint");
    return Files.exists(pointer)
        ? Long.parseLong(Files.readString(pointer).strip().substring("epoch-".length()))
        : 0;
  }

  @Test
  void interrupt_leavesACheckpointAndSaysHowToGoOn() throws Exception {
    int epochs = 2000;
    ChildProcess process = ChildProcess.start(folder, training(model.toString(), epochs));
    while (process.isAlive() && (!Files.exists(model) || finishedEpochs() < 3)) {
      Thread.sleep(1);
    }

    process.interrupt();

    assertThat(process.waitFor()).isEqualTo(130);
    long epoch = finishedEpochs();
    assertThat(epoch).isBetween(3L, epochs - 1L);
    assertThat(process.errors())
        .endsWith(
            "Interrupted after epoch %d of %d; go on with: cajal train --resume %s\n"
                .formatted(epoch, epochs, model));
    assertLoadable();
  }
}
