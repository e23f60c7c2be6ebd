package dev.cajal.nn.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.nn.registry.SettingException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {
  private static final SearchSpace SPACE = SearchSpace.parse("x = -2..2 points 5; y = 0.5..8 log");

  /** A bowl whose bottom is at x = 1, y = 2; shallower with a small budget. */
  private static double bowl(Trial trial) {
    double x = Double.parseDouble(trial.values().get("x"));
    double y = Math.log(Double.parseDouble(trial.values().get("y")) / 2);
    return ((x - 1) * (x - 1) + y * y) / trial.budget();
  }

  @Test
  void grid_triesEveryCombinationOnce() {
    List<FinishedTrial> trials = new Grid().run(SearchSpace.parse("a=p|q; b=1..3"), 1, _ -> 0);

    assertThat(trials.stream().map(t -> t.trial().values()))
        .containsExactly(
            Map.of("a", "p", "b", "1"),
            Map.of("a", "p", "b", "2"),
            Map.of("a", "p", "b", "3"),
            Map.of("a", "q", "b", "1"),
            Map.of("a", "q", "b", "2"),
            Map.of("a", "q", "b", "3"));
    assertThat(trials).allMatch(t -> t.trial().budget() == 1);
  }

  @Test
  void grid_ofTooManyPoints_says() {
    SearchSpace large =
        SearchSpace.parse("a=1..100 points 100; b=1..100 points 100; c=1..11 points 11");

    assertThatThrownBy(() -> new Grid().trials(large, 1))
        .isInstanceOf(SettingException.class)
        .hasMessage(
            "grid: expected at most 100000 points; found 110000; random(N) tries N of them");
  }

  @ParameterizedTest
  @ValueSource(strings = {"grid", "random(12)", "halving(9)", "halving(10, 2)"})
  void run_isTheSameWhereverItIsBrokenOff(String text) {
    Search search = Search.registry().parse(text);
    List<FinishedTrial> whole = search.run(SPACE, 5, SearchTest::bowl);

    assertThat(whole).hasSize(search.trials(SPACE, 5));
    for (int done = 0; done < whole.size(); done++) {
      assertThat(search.next(SPACE, 5, whole.subList(0, done))).contains(whole.get(done).trial());
    }
    assertThat(search.next(SPACE, 5, whole)).isEmpty();
  }

  @Test
  void random_withMoreTrials_keepsTheFirst() {
    List<FinishedTrial> few = new RandomSearch(5).run(SPACE, 3, SearchTest::bowl);
    List<FinishedTrial> many = new RandomSearch(15).run(SPACE, 3, SearchTest::bowl);

    assertThat(many.subList(0, 5)).isEqualTo(few);
    assertThat(new RandomSearch(5).run(SPACE, 4, SearchTest::bowl)).isNotEqualTo(few);
  }

  @Test
  void halving_keepsTheBestAndGivesThemMore() {
    List<FinishedTrial> trials = new Halving(9, 3).run(SPACE, 5, SearchTest::bowl);

    assertThat(trials.stream().map(t -> t.trial().rung()))
        .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2);
    assertThat(trials.stream().map(t -> t.trial().budget()).distinct())
        .containsExactly(1 / 9.0, 1 / 3.0, 1.0);
    List<Integer> best =
        trials.subList(0, 9).stream()
            .sorted(FinishedTrial.ORDER)
            .limit(3)
            .map(t -> t.trial().number())
            .sorted()
            .toList();
    assertThat(trials.subList(9, 12).stream().map(t -> t.trial().number()))
        .containsExactlyElementsOf(best);
    assertThat(FinishedTrial.best(trials)).contains(trials.getLast());
  }

  @Test
  void halving_neverGoesOnWithWhatFailed() {
    List<FinishedTrial> trials =
        new Halving(9, 3).run(SPACE, 5, trial -> trial.number() < 8 ? Double.NaN : trial.number());

    assertThat(trials).hasSize(9 + 2 + 1);
    assertThat(FinishedTrial.best(trials).orElseThrow().trial().number()).isEqualTo(8);
  }

  @Test
  void best_ofFailuresOnly_isNone() {
    assertThat(FinishedTrial.best(new Halving(4, 2).run(SPACE, 1, _ -> Double.NaN))).isEmpty();
  }

  @Test
  void best_ofEqualLosses_isTheFirst() {
    assertThat(FinishedTrial.best(new Grid().run(SPACE, 1, _ -> 1.0)).orElseThrow().trial())
        .extracting(Trial::number)
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "random(0)#random: trials must be at least 1; found 0",
        "halving(1)#halving: trials must be at least 2; found 1",
        "halving(9, 1)#halving: factor must be at least 2; found 1",
        "halfing(9)#no search is called \"halfing\"; did you mean \"halving\"?",
      })
  void parse_ofAMistake_says(String text, String message) {
    assertThatThrownBy(() -> Search.registry().parse(text))
        .isInstanceOf(SettingException.class)
        .hasMessageEndingWith(message);
  }
}
