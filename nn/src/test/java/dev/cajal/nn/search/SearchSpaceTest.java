package dev.cajal.nn.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.nn.registry.SettingException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchSpaceTest {
  @Test
  void parse_ofChoicesRangesAndComments() {
    SearchSpace space =
        SearchSpace.parse(
            """
            # what to try
            layers = dense(16) relu dense(C) | dense(32) relu dense(C)
            optimizer = adam(0.01, 0.9), sgd(0.1); learning-rate = 1e-4..1e-1 log
            batch-size = 16..128; clip-norm = 0..1 points 5; units = 1..9 points 5
            """,
            name -> name.equals("clip-norm"));

    assertThat(space.dimensions())
        .containsExactly(
            Map.entry(
                "layers",
                new Options(List.of("dense(16) relu dense(C)", "dense(32) relu dense(C)"))),
            Map.entry("optimizer", new Options(List.of("adam(0.01, 0.9)", "sgd(0.1)"))),
            Map.entry("learning-rate", new Range(1e-4, 1e-1, true, 0)),
            Map.entry("batch-size", new WholeRange(16, 128, false, 0)),
            Map.entry("clip-norm", new Range(0, 1, false, 5)),
            Map.entry("units", new WholeRange(1, 9, false, 5)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0.1..10 log; 0.1 1.0 10.0",
        "0..10.; ",
        "0.0..1 points 5; 0.0 0.25 0.5 0.75 1.0",
        "16..128 log points 4; 16 32 64 128",
        "1..2; 1 2",
        "-3..3; -3 0 3",
        "7; 7",
      })
  void grid_ofARange(String text, String values) {
    if (values == null) {
      assertThatThrownBy(() -> Dimension.parse("x", text)).isInstanceOf(SettingException.class);
    } else {
      assertThat(Dimension.parse("x", text).grid()).containsExactly(values.split(" ", -1));
    }
  }

  @Test
  void at_staysWithinTheEnds() {
    Dimension whole = Dimension.parse("n", "16..128 log");
    Dimension number = Dimension.parse("x", "1e-4..1e-1 log");

    assertThat(whole.at(0)).isEqualTo("16");
    assertThat(whole.at(Math.nextDown(1.0))).isEqualTo("128");
    assertThat(number.at(0)).isEqualTo("1.0E-4");
    assertThat(number.at(0.5)).isEqualTo("0.003162");
    assertThat(Dimension.parse("x", "0.5..1.5").at(0.25)).isEqualTo("0.75");
    assertThat(Dimension.parse("x", "1..3 points 3").at(0.9)).isEqualTo("3");
    assertThat(Dimension.parse("x", "a|b").at(0.5)).isEqualTo("b");
  }

  @Test
  void text_isWhatParseReads() {
    SearchSpace space =
        SearchSpace.parse(
            "a=x(1, 2), y(3); b=1..9 log points 4; c=0.5..2; d=-3..4 points 2; e=1e-9..1 log");

    assertThat(space.text())
        .isEqualTo(
            "a = x(1, 2) | y(3); b = 1..9 log points 4; c = 0.5..2.0; d = -3..4 points 2;"
                + " e = 1.0E-9..1.0 log");
    assertThat(SearchSpace.parse(space.text())).isEqualTo(space);
  }

  @Test
  void size_countsWhatCanBeCounted() {
    assertThat(SearchSpace.parse("a=1,2,3; b=1..10").size()).isEqualTo(OptionalLong.of(30));
    assertThat(SearchSpace.parse("a=1,2,3; b=0.5..10").size()).isEmpty();
    assertThat(SearchSpace.parse("a=1,2,3; b=0.5..10 points 4").size())
        .isEqualTo(OptionalLong.of(12));
    assertThat(
            SearchSpace.parse("a=1..100000000;b=1..100000000;c=1..100000000;d=1..100000000;e=1..9")
                .size())
        .isEqualTo(OptionalLong.of(Long.MAX_VALUE));
  }

  @Test
  void draw_givesDifferentPointsWhoseFirstOnesStay() {
    SearchSpace space = SearchSpace.parse("a=1..4; b=x,y; c=0.1..10 log");

    List<Map<String, String>> points = space.draw(50, 7);

    assertThat(new HashSet<>(points)).hasSize(50);
    assertThat(space.draw(10, 7)).isEqualTo(points.subList(0, 10));
    assertThat(space.draw(10, 8)).isNotEqualTo(points.subList(0, 10));
    assertThat(points)
        .allSatisfy(
            point -> {
              assertThat(point.keySet()).containsExactly("a", "b", "c");
              assertThat(Double.parseDouble(point.get("c"))).isBetween(0.1, 10.0);
            });
  }

  @Test
  void draw_ofASmallSpace_givesAllOfIt() {
    assertThat(SearchSpace.parse("a=1..4; b=x,y").draw(50, 7)).hasSize(8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "``#search space: expected at least one setting such as l2=0,1e-4; found none",
        "l2#search space: expected NAME=VALUES; found \"l2\"",
        "=3#search space: expected NAME=VALUES; found \"=3\"",
        "a=1;a=2#search space: expected each setting once; found \"a\" twice",
        "a=#a: expected a value between the dividers; found nothing in \"\"",
        "a=1,,2#a: expected a value between the dividers; found nothing in \"1,,2\"",
        "a=1,2,1#a: expected different values; found one twice in \"1,2,1\"",
        "a=2..1#a: range: the lower end must be below the upper one; found 2.0..1.0",
        "a=0..1 log#a: range: the lower end must be greater than 0 where log is said; found 0.0",
        "a=1..9 points 1#a: range: points must be at least 2; found 1",
        "a=1..9 often#a: expected a range such as 1e-4..1e-1 log, 16..128 or 0.0..1.0 points 5;"
            + " found \"1..9 often\"",
        "a=0..1 points 5#a: range: 0..1 has 2 whole numbers, so points must be at most 2; found 5",
      })
  void parse_ofAMistake_says(String text, String message) {
    assertThatThrownBy(() -> SearchSpace.parse(text))
        .isInstanceOf(SettingException.class)
        .hasMessage(message);
  }
}
