package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.nn.train.EpochRecord;
import dev.cajal.nn.train.TrainingEvent.BatchEnd;
import dev.cajal.nn.train.TrainingEvent.EpochEnd;
import dev.cajal.nn.train.TrainingEvent.TrainingStart;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private String shown(boolean interactive, boolean quiet) {
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Console console = new Console(InputStream.nullInputStream(), stream, stream, interactive);
    try (ProgressDisplay display = ProgressDisplay.of(console, quiet)) {
      display.on(new TrainingStart(1, 2, 2, 100));
      for (int epoch = 1; epoch <= 2; epoch++) {
        display.on(new BatchEnd(epoch, 1, 50, 0.75, 0.001));
        display.on(new BatchEnd(epoch, 2, 100, 0.75, 0.001));
        Map<String, Double> values = Map.of("loss", 0.75, "accuracy", 0.5);
        display.on(new EpochEnd(new EpochRecord(epoch, values, Map.of(), 0.001, 100, 2)));
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void display_inATerminal_isABarWithLossMetricSpeedAndTimeLeft() {
    assertThat(shown(true, false))
        .contains("\repoch 2/2 ▕")
        .contains("█▏ loss 0.7500  accuracy 0.5000  ")
        .containsPattern("[0-9,]+ samples/s  0:00 left");
  }

  @Test
  void display_elsewhere_isEmptyForAShortTraining() {
    assertThat(shown(false, false)).isEmpty();
  }

  @Test
  void display_whenQuiet_isEmptyInATerminalToo() {
    assertThat(shown(true, true)).isEmpty();
  }
}
