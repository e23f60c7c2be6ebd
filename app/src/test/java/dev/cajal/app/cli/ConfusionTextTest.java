package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.app.figure.Confusion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfusionTextTest {
  @Test
  void lines_ofFewClasses_areTheMatrix() {
    Confusion confusion =
        new Confusion(
            "test",
            List.of("cat", "dog", "hippopotamus"),
            List.of(List.of(10L, 0L, 2L), List.of(0L, 7L, 0L), List.of(1L, 0L, 123L)));

    assertThat(ConfusionText.lines(confusion, false))
        .containsExactly(
            "Confusion matrix, test part: true classes down, predicted across",
            "              cat  dog  hippopotamus",
            "cat            10    ·             2",
            "dog             ·    7             ·",
            "hippopotamus    1    ·           123");
  }

  @Test
  void lines_ofLongLabels_numberTheColumns() {
    String first = "a label that is much too long to stand above a column";
    Confusion confusion =
        new Confusion(
            "test", List.of(first, "another one"), List.of(List.of(3L, 1L), List.of(0L, 2L)));

    assertThat(ConfusionText.lines(confusion, false))
        .containsExactly(
            "Confusion matrix, test part: true classes down, predicted across",
            "                                                         1  2",
            "1 a label that is much too long to stand above a column  3  1",
            "2 another one                                            ·  2");
  }

  @Test
  void lines_withColours_markRightAndWrong() {
    Confusion confusion =
        new Confusion("test", List.of("a", "b"), List.of(List.of(3L, 1L), List.of(0L, 2L)));

    assertThat(ConfusionText.lines(confusion, true).get(2))
        .isEqualTo("a  \u001b[32m3\u001b[0m  \u001b[31m1\u001b[0m");
  }

  @Test
  void lines_ofManyClasses_areTheMostFrequentMistakes() {
    List<String> labels = IntStream.range(0, 20).mapToObj(i -> "class" + i).toList();
    List<List<Long>> counts = new ArrayList<>();
    for (int row = 0; row < 20; row++) {
      List<Long> cells = new ArrayList<>(Collections.nCopies(20, 0L));
      cells.set(row, 50L);
      counts.add(cells);
    }
    counts.get(3).set(5, 4L);
    counts.get(7).set(1, 9L);

    assertThat(ConfusionText.lines(new Confusion("test", labels, counts), false))
        .containsExactly(
            "Most frequent mistakes, test part",
            "true class  predicted  samples",
            "class7      class1           9",
            "class3      class5           4");
  }
}
