package dev.cajal.nn.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.nn.registry.Definition;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of schedules; the catalogue's numbers of O12 and E9. */
class ScheduleTest {
  static Stream<Schedule> schedules() {
    return Stream.of(
        new Constant(),
        new Step(10, 0.5),
        new Step(2.5, 0.1),
        new Exponential(0.1),
        new Inverse(0.1),
        new Cosine(),
        new Cosine(0.01),
        new Polynomial(1, 0),
        new Polynomial(2, 0.1),
        new Plateau(10, 0.1));
  }

  /** Those that go up too. */
  static Stream<Schedule> all() {
    return Stream.concat(
        schedules(),
        Stream.of(
            new CosineRestarts(5, 1, 0),
            new CosineRestarts(2.5, 2, 0.1),
            new Warmup(2, new Constant()),
            new Warmup(0.5, new Cosine(), 0.1),
            new Warmup(3, new Plateau(2, 0.5)),
            new OneCycle(),
            new OneCycle(0.5, 10, 10),
            new Plateau(3, 0.5, 0, 0.01)));
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
  @MethodSource("all")
  void factor_anyTime_isFromZeroToOne(Schedule schedule) {
    for (double time = 0; time <= 40; time += 0.125) {
      assertThat(schedule.factor(time, 30)).isBetween(0.0, 1.0);
    }
  }

  @Test
  void step_withoutFloor_wouldBeACurve() {
    assertThat(0.1 * Math.pow(0.5, 0.5)).isCloseTo(0.07071067812, within(1e-11));
    assertThat(0.1 * new Step(10, 0.5).factor(5, 100)).isEqualTo(0.1);
  }

  @Test
  void polynomial_powers_endAtTheFloor() {
    assertThat(new Polynomial(1, 0).factor(5, 20)).isEqualTo(0.75);
    assertThat(new Polynomial(2, 0).factor(10, 20)).isEqualTo(0.25);
    assertThat(new Polynomial(2, 0.2).factor(10, 20)).isCloseTo(0.4, within(1e-12));
    assertThat(new Polynomial(2, 0.2).factor(25, 20)).isEqualTo(0.2);
  }

  @Test
  void cosineRestarts_periods_beginAtOneAndGrow() {
    Schedule schedule = new CosineRestarts(2, 2, 0);

    // Periods 0 to 2, 2 to 6, 6 to 14.
    assertThat(schedule.factor(0, 100)).isEqualTo(1);
    assertThat(schedule.factor(1, 100)).isCloseTo(0.5, within(1e-12));
    assertThat(schedule.factor(2, 100)).isEqualTo(1);
    assertThat(schedule.factor(4, 100)).isCloseTo(0.5, within(1e-12));
    assertThat(schedule.factor(6, 100)).isEqualTo(1);
    assertThat(schedule.factor(10, 100)).isCloseTo(0.5, within(1e-12));
    Schedule even = new CosineRestarts(3, 1, 0.2);
    assertThat(even.factor(3e6, 1)).isEqualTo(1);
    assertThat(even.factor(3e6 + 1.5, 1)).isCloseTo(0.6, within(1e-9));
  }

  @Test
  void warmup_line_thenTheOtherFromItsBeginning() {
    Schedule schedule = new Warmup(2, new Cosine(), 0.1);

    assertThat(schedule.factor(0, 10)).isEqualTo(0.1);
    assertThat(schedule.factor(1, 10)).isCloseTo(0.55, within(1e-12));
    assertThat(schedule.factor(2, 10)).isEqualTo(1);
    assertThat(schedule.factor(6, 10)).isCloseTo(0.5, within(1e-12));
    assertThat(schedule.factor(10, 10)).isCloseTo(0, within(1e-12));
    assertThat(Schedules.parse("warmup(2, cosine(0.1))")).isEqualTo(new Warmup(2, new Cosine(0.1)));
    assertThat(Schedules.parse("warmup(2)")).isEqualTo(new Warmup(2, new Constant()));
  }

  @Test
  void oneCycle_peak_isAtItsPart() {
    Schedule schedule = new OneCycle();

    assertThat(schedule.factor(0, 10)).isCloseTo(0.04, within(1e-12));
    assertThat(schedule.factor(1.5, 10)).isCloseTo(0.52, within(1e-12));
    assertThat(schedule.factor(3, 10)).isEqualTo(1);
    assertThat(schedule.factor(6.5, 10)).isCloseTo(0.500002, within(1e-12));
    assertThat(schedule.factor(10, 10)).isCloseTo(4e-6, within(1e-12));
  }

  @Test
  void plateau_losses_reduceAfterWaiting() {
    Schedule schedule = new Plateau(2, 0.5, 0.1, 0.2);

    assertThat(schedule.factor(0, 10, List.of())).isEqualTo(1);
    assertThat(schedule.factor(2, 10, List.of(1.0, 0.95))).isEqualTo(1);
    // 0.95 and 0.91 are not a tenth better than 1.
    assertThat(schedule.factor(3, 10, List.of(1.0, 0.95, 0.91))).isEqualTo(0.5);
    assertThat(schedule.factor(3, 10, List.of(1.0, 0.95, 0.85, 0.84))).isEqualTo(1);
    assertThat(schedule.factor(5, 10, List.of(1.0, 1.0, 1.0, 1.0, 1.0))).isEqualTo(0.25);
    assertThat(schedule.factor(7, 10, List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0))).isEqualTo(0.2);
    assertThat(schedule.factor(3, 10, List.of(-1.0, -1.2, -1.3))).isEqualTo(1);
    assertThat(schedule.factor(3, 10, List.of(1.0, Double.NaN, Double.NaN))).isEqualTo(0.5);
    assertThat(new Warmup(1, schedule).factor(5, 10, List.of(1.0, 1.0, 1.0))).isEqualTo(0.5);
  }

  @ParameterizedTest
  @MethodSource("all")
  void registry_textAndMap_giveAnEqualSchedule(Schedule schedule) {
    String text = Schedules.registry().print(schedule).orElseThrow();

    assertThat(Schedules.parse(text)).isEqualTo(schedule);
    assertThat(Schedules.registry().toMap(schedule).map(Schedules.registry()::fromMap))
        .contains(schedule);
  }

  @Test
  void registry_everyDefinition_isInTheTable() {
    assertThat(all().map(s -> Schedules.registry().toMap(s).orElseThrow().get("type").toString()))
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
    assertThatThrownBy(() -> Schedules.parse("cosne"))
        .hasMessage(
            "schedule \"cosne\", position 1: no schedule is called \"cosne\"; did you mean"
                + " \"cosine\"?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          polynomial(0)           | polynomial: power must be greater than 0; found 0.0
          polynomial(1, 2)        | polynomial: floor must be at least 0 and at most 1; found 2.0
          cosine_restarts(0)      | cosine_restarts: period must be greater than 0; found 0.0
          cosine_restarts(1, 0.5) | cosine_restarts: growth must be at least 1; found 0.5
          cosine_restarts(1, 1, 2)| cosine_restarts: floor must be at least 0 and at most 1; found 2.0
          warmup(0)               | warmup: epochs must be greater than 0; found 0.0
          warmup(1, cosine step(1))| warmup: one schedule must follow; found 2
          warmup(1, start=2)      | warmup: start must be at least 0 and at most 1; found 2.0
          one_cycle(1)            | one_cycle: part must be greater than 0 and less than 1; found 1.0
          one_cycle(division=0)   | one_cycle: division must be at least 1; found 0.0
          one_cycle(final_division=0)| one_cycle: final_division must be at least 1; found 0.0
          plateau(0)              | plateau: patience must be at least 1; found 0.0
          plateau(1, 1)           | plateau: ratio must be greater than 0 and less than 1; found 1.0
          plateau(threshold=2)    | plateau: threshold must be at least 0 and at most 1; found 2.0
          plateau(floor=2)        | plateau: floor must be at least 0 and at most 1; found 2.0
          """)
  void parse_settingOutOfRange_throws(String text, String message) {
    assertThatThrownBy(() -> Schedules.parse(text))
        .hasMessage("schedule \"%s\", position 1: %s".formatted(text, message));
  }

  @Test
  void parse_settingMissing_showsHowItIsWritten() {
    assertThatThrownBy(() -> Schedules.parse("warmup"))
        .hasMessage(
            "schedule \"warmup\", position 1: warmup needs epochs; it is written warmup(epochs,"
                + " schedule=constant, start=0.0)");
  }
}
