package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.nn.train.EpochRecord;
import dev.cajal.nn.train.TrainingEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final ProgressLine LINE =
      new ProgressLine(
          "epoch  3/60", 0.5, "loss 0.1234  accuracy 0.9700", "12,345 samples/s", "0:12 left");
  private static final String ALL =
      "epoch  3/60  loss 0.1234  accuracy 0.9700  12,345 samples/s  0:12 left";

  private long now;

  private static EpochRecord record(int epoch) {
    return new EpochRecord(
        epoch, Map.of("loss", 0.5), Map.of("loss", 0.6, "accuracy", 0.875), 0.1, 100, 1);
  }

  @Test
  void fitted_withRoom_hasABarOfTheShare() {
    assertThat(LINE.fitted(140))
        .isEqualTo(
            "epoch  3/60 ▕████████████            ▏ loss 0.1234  accuracy 0.9700"
                + "  12,345 samples/s  0:12 left");
    assertThat(LINE.fitted(80)).contains("▕████").endsWith("0:12 left").hasSize(80);
  }

  @Test
  void fitted_withoutRoom_dropsTheBarThenTheRateThenTheValues() {
    assertThat(LINE.fitted(ALL.length())).isEqualTo(ALL);
    assertThat(LINE.fitted(ALL.length() - 1))
        .isEqualTo("epoch  3/60  loss 0.1234  accuracy 0.9700  0:12 left");
    assertThat(LINE.fitted(40)).isEqualTo("epoch  3/60  0:12 left");
    assertThat(LINE.fitted(8)).isEqualTo("epoch  3");
    assertThat(LINE.fitted(0)).isEmpty();
  }

  @Test
  void fitted_inAnyWidth_fits() {
    for (int columns = 0; columns < 200; columns++) {
      assertThat(LINE.fitted(columns).length()).isLessThanOrEqualTo(columns);
    }
  }

  private void batch(EpochProgress progress, int epoch, int batch, double seconds) {
    now += (long) (seconds * 1e9);
    progress.update(new TrainingEvent.BatchEnd(epoch, batch, 10 * batch, 1, 0.1));
  }

  @Test
  void line_inALongEpoch_hasTheBarOfTheEpochAndTheTimeLeft() {
    EpochProgress progress = new EpochProgress(() -> now);
    progress.update(new TrainingEvent.TrainingStart(1, 4, 10, 100));
    for (int i = 1; i <= 5; i++) {
      batch(progress, 1, i, 1);
    }

    ProgressLine line = progress.line();

    assertThat(line.label()).isEqualTo("epoch 1/4");
    assertThat(line.share()).isEqualTo(0.5);
    assertThat(line.rate()).isEqualTo("10 samples/s");
    assertThat(line.left()).isEqualTo("0:35 left");
  }

  @Test
  void line_inBriefEpochs_hasTheBarOfTheTraining() {
    EpochProgress progress = new EpochProgress(() -> now);
    progress.update(new TrainingEvent.TrainingStart(1, 4, 10, 100));
    for (int i = 1; i <= 10; i++) {
      batch(progress, 1, i, 0.01);
    }
    progress.update(new TrainingEvent.EpochEnd(record(1)));

    assertThat(progress.line().share()).isEqualTo(0.25);
    assertThat(progress.line().values()).isEqualTo("loss 0.5000  accuracy 0.8750");
  }

  @Test
  void line_whenValidationTakesLong_hasTheSpeedOfTrainingAlone() {
    EpochProgress progress = new EpochProgress(() -> now);
    progress.update(new TrainingEvent.TrainingStart(1, 4, 10, 100));
    for (int i = 1; i <= 10; i++) {
      batch(progress, 1, i, 0.1);
    }
    now += 20_000_000_000L;
    progress.update(new TrainingEvent.EpochEnd(record(1)));
    batch(progress, 2, 1, 0.1);

    assertThat(progress.line().rate()).isEqualTo("100 samples/s");
  }

  @Test
  void bar_drawsOneLineOverItselfAndNotForEveryBatch() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Console console = new Console(new ByteArrayInputStream(new byte[0]), stream, stream, true);
    try (ProgressDisplay display = ProgressDisplay.of(console, false)) {
      display.on(new TrainingEvent.TrainingStart(1, 50, 10, 100));
      for (int i = 1; i <= 50; i++) {
        display.on(new TrainingEvent.BatchEnd(i, 1, 100, 1, 0.1));
        display.on(new TrainingEvent.EpochEnd(record(i)));
      }
    }

    String text = out.toString(StandardCharsets.UTF_8);
    assertThat(text)
        .startsWith("\repoch  1/50")
        .contains("epoch 50/50")
        .endsWith("\u001b[K\n")
        .containsOnlyOnce("\n");
    assertThat(text.split("\r", -1).length).isLessThan(30);
  }

  @Test
  void width_isWhatTheTerminalOrTheVariableSays() {
    assertThat(TerminalWidth.ofSize("24 132\n")).hasValue(132);
    assertThat(TerminalWidth.ofSize("0 0\n")).isEmpty();
    assertThat(TerminalWidth.ofSize("")).isEmpty();
    assertThat(TerminalWidth.ofVariable("90")).isEqualTo(90);
    assertThat(TerminalWidth.ofVariable("wide")).isEqualTo(TerminalWidth.USUAL);
  }
}
