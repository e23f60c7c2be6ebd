package dev.cajal.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.io.model.DataSettings;
import dev.cajal.io.model.Part;
import dev.cajal.io.model.Recipe;
import dev.cajal.io.model.StepSettings;
import dev.cajal.nn.data.ByteFeatures;
import dev.cajal.nn.data.ClassTargets;
import dev.cajal.nn.data.Dataset;
import dev.cajal.nn.data.Features;
import dev.cajal.nn.data.FloatFeatures;
import dev.cajal.nn.data.Targets;
import dev.cajal.nn.data.Task;
import dev.cajal.nn.data.ValueTargets;
import dev.cajal.shape.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DefaultsTest {
  private static final Request NOTHING_SAID = request(Optional.empty(), Optional.empty());

  private static Request request(Optional<String> layers, Optional<Integer> epochs) {
    return new Request(
        Optional.empty(),
        Optional.empty(),
        layers,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        epochs,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        StepSettings.NONE,
        DataSettings.DEFAULT,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  private static Dataset table(int rows, Task task, Targets targets) {
    Features features = FloatFeatures.wrap(new float[rows * 2], Shape.of(2));
    return new Dataset("table", task, features, targets, List.of("a", "b"));
  }

  private static ClassTargets classes(int rows, String... names) {
    return ClassTargets.of(List.of(names), new int[rows]);
  }

  private static Defaults of(Dataset training) {
    return Defaults.of(TrainingFacts.of(training));
  }

  private static Recipe complete(Dataset training) {
    TrainingFacts facts = TrainingFacts.of(training);
    return Defaults.of(facts).complete(NOTHING_SAID, facts, true);
  }

  @Test
  void complete_letsTheTargetDecideOnOutputsAndLoss() {
    Recipe numbers = complete(table(40, Task.REGRESSION, ValueTargets.of(new float[40])));
    Recipe two = complete(table(40, Task.BINARY, classes(40, "a", "b")));
    Recipe three = complete(table(40, Task.CLASSIFICATION, classes(40, "a", "b", "c")));

    assertThat(numbers.layers()).isEqualTo("dense(32) relu dropout(0.3) dense(1)");
    assertThat(numbers.loss()).isEqualTo("squared_error");
    assertThat(two.layers()).endsWith("dense(1)");
    assertThat(two.loss()).isEqualTo("binary_cross_entropy");
    assertThat(three.layers()).endsWith("dense(3)");
    assertThat(three.loss()).isEqualTo("cross_entropy");
  }

  @Test
  void complete_weighsThePenaltyByTheNumberOfRows() {
    assertThat(complete(table(100, Task.BINARY, classes(100, "a", "b"))).l2()).isEqualTo(0.01);
    assertThat(complete(table(400, Task.BINARY, classes(400, "a", "b"))).l2()).isEqualTo(0.005);
    assertThat(complete(table(20_000, Task.BINARY, classes(20_000, "a", "b"))).l2())
        .isEqualTo(1e-4);
  }

  @Test
  void of_dependsOnKindAndNumberOfSamples() {
    Shape pixels = Shape.of(2, 2, 1);
    List<String> names = IntStream.range(0, 4).mapToObj(i -> "pixel" + i).toList();
    Dataset images =
        new Dataset(
            "images",
            Task.BINARY,
            ByteFeatures.wrap(new byte[4 * 12_000], pixels),
            classes(12_000, "a", "b"),
            names);

    assertThat(of(images)).isEqualTo(Defaults.MANY_IMAGES);
    assertThat(complete(images).l2()).isZero();
    assertThat(of(images.rows(0, 1, 2))).isEqualTo(Defaults.FEW_IMAGES);
    assertThat(of(table(4999, Task.BINARY, classes(4999, "a", "b"))))
        .isEqualTo(Defaults.SMALL_TABLE);
    assertThat(of(table(5000, Task.BINARY, classes(5000, "a", "b"))))
        .isEqualTo(Defaults.LARGE_TABLE);
  }

  @Test
  void complete_keepsWhatTheUserSaid() {
    Dataset training = table(40, Task.BINARY, classes(40, "a", "b"));

    Recipe recipe =
        Defaults.SMALL_TABLE.complete(
            request(Optional.of("dense(4) tanh dense(2)"), Optional.of(7)),
            TrainingFacts.of(training),
            false);

    assertThat(recipe.layers()).isEqualTo("dense(4) tanh dense(2)");
    assertThat(recipe.loss()).isEqualTo("cross_entropy");
    assertThat(recipe.epochs()).isEqualTo(7);
    assertThat(recipe.earlyStopping()).isZero();
    assertThat(recipe.validation()).isEqualTo(new Part.Fraction(0.1));
  }
}
