package dev.cajal.app.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.io.model.DataSettings;
import dev.cajal.io.model.Destination;
import dev.cajal.io.model.ModelFolder;
import dev.cajal.io.model.Part;
import dev.cajal.io.model.Results;
import dev.cajal.io.model.StepSettings;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.train.Ending;
import dev.cajal.nn.train.StopSignal;
import dev.cajal.nn.train.TrainingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that is interrupted and resumed ends with the bytes of one that is not. */
class ResumeTest {
  private static final int EPOCHS = 10;

  @TempDir Path folder;
  private Path data;

  @BeforeEach
  void writeData() throws IOException {
    List<String> lines = new ArrayList<>(List.of("a,b,kind"));
    for (int i = 0; i < 60; i++) {
      lines.add("%d,%d,%s".formatted(i % 7, i % 11, i % 7 + i % 11 > 8 ? "high" : "low"));
    }
    data = Files.write(folder.resolve("data.csv"), lines);
  }

  private Request request(int epochs) {
    return request(epochs, "cosine");
  }

  private Request request(int epochs, String schedule) {
    return new Request(
        Optional.empty(),
        Optional.empty(),
        Optional.of("dense(8) relu dropout(0.2) dense(1)"),
        Optional.empty(),
        Optional.of("adam(0.01)"),
        Optional.empty(),
        Optional.of(schedule),
        Optional.of(epochs),
        Optional.of(16),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        StepSettings.NONE,
        DataSettings.DEFAULT,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.of(3L));
  }

  /** A session that stops after an epoch, 0 for never. */
  private static Session stoppingAfter(int epoch) {
    StopSignal stop = new StopSignal();
    return new Session(
        stop,
        event -> {
          if (event instanceof TrainingEvent.EpochEnd end && end.epoch().epoch() == epoch) {
            stop.give();
          }
        },
        _ -> {});
  }

  private Outcome begin(Path model, int epochs, int stopAfter) {
    return begin(model, request(epochs), stopAfter);
  }

  private Outcome begin(Path model, Request request, int stopAfter) {
    return Training.run(
        data.toString(), request, new Destination.Exactly(model), stoppingAfter(stopAfter));
  }

  private static Outcome resume(Path model, int stopAfter) {
    return Training.resume(model, Optional.empty(), Optional.empty(), stoppingAfter(stopAfter));
  }

  private static byte[] weights(Path model) throws IOException {
    return Files.readAllBytes(model.resolve("model.safetensors"));
  }

  @Test
  void resume_afterAnyEpoch_endsWithTheSameBytes() throws IOException {
    Path whole = folder.resolve("whole");
    begin(whole, EPOCHS, 0);

    for (int epoch = 1; epoch < EPOCHS; epoch++) {
      Path model = folder.resolve("stopped" + epoch);
      Outcome stopped = begin(model, EPOCHS, epoch);
      assertThat(stopped.interrupted()).isTrue();
      assertThat(stopped.history().epochs()).hasSize(epoch);

      Outcome resumed = resume(model, 0);

      assertThat(resumed.history().epochs()).hasSize(EPOCHS);
      assertThat(weights(model)).isEqualTo(weights(whole));
    }
  }

  @Test
  void resume_afterEveryEpoch_endsWithTheSameBytes() throws IOException {
    Path whole = folder.resolve("whole");
    Outcome uninterrupted = begin(whole, EPOCHS, 0);
    Path model = folder.resolve("model");

    Outcome last = begin(model, EPOCHS, 1);
    for (int epoch = 2; epoch <= EPOCHS; epoch++) {
      last = resume(model, epoch);
    }

    assertThat(last.history().ending()).isEqualTo(uninterrupted.history().ending());
    assertThat(last.description().results()).isEqualTo(uninterrupted.description().results());
    assertThat(weights(model)).isEqualTo(weights(whole));
  }

  @Test
  void resume_whileAnotherTrainingWrites_isRefused() {
    Path model = folder.resolve("model");
    List<String> refusals = new ArrayList<>();
    Session meddling =
        new Session(
            new StopSignal(),
            event -> {
              if (event instanceof TrainingEvent.EpochEnd) {
                assertThatThrownBy(() -> resume(model, 0))
                    .isInstanceOf(DataException.class)
                    .satisfies(refusal -> refusals.add(refusal.getMessage()));
              }
            },
            _ -> {});

    Training.run(data.toString(), request(2), new Destination.Exactly(model), meddling);

    assertThat(refusals)
        .containsExactly(
            model + ": another training is writing to it; wait until that ends, or stop it first",
            model + ": another training is writing to it; wait until that ends, or stop it first");
    assertThat(resume(model, 0).idle()).isTrue();
    assertThat(model.resolve(".training")).doesNotExist();
  }

  @Test
  void resume_withMoreEpochs_keepsTheScheduleOfTheFirstRun() throws IOException {
    Path model = folder.resolve("model");
    begin(model, request(4, "cosine(0.5)"), 0);

    Outcome more = Training.resume(model, Optional.empty(), Optional.of(6), stoppingAfter(0));

    assertThat(more.history().epochs()).hasSize(6);
    assertThat(more.history().last().learningRate()).isCloseTo(0.005, within(1e-9));
    assertThat(more.description().recipe().epochs()).isEqualTo(6);
    assertThat(Files.readAllLines(model.resolve("history.csv"))).hasSize(7);
  }

  @Test
  void resume_ofAFinishedTraining_changesNothing() throws IOException {
    Path model = folder.resolve("model");
    begin(model, 3, 0);
    byte[] before = weights(model);

    Outcome again = resume(model, 0);

    assertThat(again.history().epochs()).hasSize(3);
    assertThat(weights(model)).isEqualTo(before);
  }

  @Test
  void resume_interruptedAgain_forgetsTheResultsOfTheFirstRun() {
    Path model = folder.resolve("model");
    begin(model, request(2, "constant"), 0);
    assertThat(ModelFolder.open(model).description().results().metrics()).isNotEmpty();

    Training.resume(model, Optional.empty(), Optional.of(9), stoppingAfter(4));

    assertThat(ModelFolder.open(model).description().results()).isEqualTo(Results.NONE);
  }

  @Test
  void resume_withFewerEpochsThanThereAre_isRefused() throws IOException {
    Path model = folder.resolve("model");
    begin(model, 4, 0);
    String before = Files.readString(model.resolve("model.json"));

    assertThatThrownBy(
            () -> Training.resume(model, Optional.empty(), Optional.of(2), stoppingAfter(0)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "--epochs 2: is the total, and %s has 4 epochs already; give at least 4"
                .formatted(model));

    assertThat(model.resolve("model.json")).hasContent(before);
  }

  @Test
  void resume_withTheDataElsewhere_takesThat() throws IOException {
    Path model = folder.resolve("model");
    begin(model, 3, 1);
    Path moved = Files.move(data, folder.resolve("moved.csv"));

    Outcome resumed =
        Training.resume(model, Optional.of(moved.toString()), Optional.empty(), stoppingAfter(0));

    assertThat(resumed.history().ending()).isEqualTo(Ending.COMPLETED);
  }

  @Test
  void numberedDestinations_takeTheNextFreeNumber() {
    Session session = stoppingAfter(0);
    Path models = folder.resolve("models");
    for (int number = 1; number <= 3; number++) {
      Outcome outcome =
          Training.run(
              data.toString(), request(1), Destination.numbered(models, data.toString()), session);
      assertThat(outcome.folder()).isEqualTo(models.resolve("data-" + number));
    }
  }

  @Test
  void part_isAShareOrAFile() {
    assertThat(Part.parse("--test", "0.25")).isEqualTo(new Part.Fraction(0.25));
    assertThat(Part.parse("--test", "0").text()).isEqualTo("0");
    assertThat(Part.parse("--test", "more.csv")).isEqualTo(new Part.Separate("more.csv"));
  }
}
