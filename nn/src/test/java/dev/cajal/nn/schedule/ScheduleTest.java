package dev.cajal.nn.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.nn.registry.Definition;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleTest {
  static Stream<Schedule> schedules() {
    return Stream.of(
        new Constant(),
        new Step(10, 0.5),
        new Step(2.5, 0.1),
        new Exponential(0.1),
        new Inverse(0.1),
        new Cosine(),
        new Cosine(0.01));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.09090909091, 0.09048374180, 0.1",
    "10, 0.05, 0.03678794412, 0.05",
    "15, 0.04, 0.02231301601, 0.05",
    "20, 0.03333333333, 0.01353352832, 0.025",
    "50, 0.01666666667, 6.737946999e-4, 0.003125",
  })
  void factor_tabulatedTimes_areRight(
      double time, double inverse, double exponential, double step) {
    assertThat(0.1 * new Inverse(0.1).factor(time, 100)).isCloseTo(inverse, within(1e-10));
    assertThat(0.1 * new Exponential(0.1).factor(time, 100)).isCloseTo(exponential, within(1e-10));
    assertThat(0.1 * new Step(10, 0.5).factor(time, 100)).isCloseTo(step, within(1e-10));
  }

  @Test
  void step_betweenPlateaus_isFlat() {
    Step step = new Step(10, 0.5);

    assertThat(step.factor(5, 100)).isEqualTo(1);
    assertThat(step.factor(9.999, 100)).isEqualTo(1);
    assertThat(step.factor(10, 100)).isEqualTo(0.5);
  }

  @Test
  void cosine_horizon_isReachedAtTheFloor() {
    assertThat(new Cosine().factor(0, 20)).isEqualTo(1);
    assertThat(new Cosine().factor(10, 20)).isCloseTo(0.5, within(1e-12));
    assertThat(new Cosine().factor(20, 20)).isCloseTo(0, within(1e-12));
    assertThat(new Cosine().factor(30, 20)).isCloseTo(0, within(1e-12));
    assertThat(new Cosine(0.2).factor(20, 20)).isCloseTo(0.2, within(1e-12));
    assertThat(new Cosine(0.2).factor(10, 20)).isCloseTo(0.6, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void factor_anyTime_startsAtOneAndNeverGrows(Schedule schedule) {
    double before = schedule.factor(0, 30);
    assertThat(before).isEqualTo(1);
    for (double time = 0.25; time <= 40; time += 0.25) {
      double factor = schedule.factor(time, 30);
      assertThat(factor).isBetween(0.0, before);
      before = factor;
    }
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void registry_textAndMap_giveAnEqualSchedule(Schedule schedule) {
    String text = Schedules.registry().print(schedule).orElseThrow();

    assertThat(Schedules.parse(text)).isEqualTo(schedule);
    assertThat(Schedules.registry().toMap(schedule).map(Schedules.registry()::fromMap))
        .contains(schedule);
  }

  @Test
  void registry_everyDefinition_isInTheTable() {
    assertThat(
            schedules()
                .map(s -> Schedules.registry().toMap(s).orElseThrow().get("type").toString()))
        .containsAll(Schedules.registry().definitions().stream().map(Definition::name).toList());
  }

  @Test
  void settings_outOfRange_throw() {
    assertThatThrownBy(() -> new Step(0, 0.5))
        .hasMessage(
            "step: every must be greater than 0 and ratio greater than 0 and at most 1; found every"
                + " 0.0, ratio 0.5");
    assertThatThrownBy(() -> new Exponential(-1))
        .hasMessage("exponential: decay must be at least 0; found -1.0");
    assertThatThrownBy(() -> new Inverse(Double.NaN))
        .hasMessage("inverse: decay must be at least 0; found NaN");
    assertThatThrownBy(() -> new Cosine(2))
        .hasMessage("cosine: floor must be at least 0 and at most 1; found 2.0");
    assertThatThrownBy(() -> Schedules.parse("cosin"))
        .hasMessage(
            "schedule \"cosin\", position 1: no schedule is called \"cosin\"; did you mean"
                + " \"cosine\"?");
  }
}
