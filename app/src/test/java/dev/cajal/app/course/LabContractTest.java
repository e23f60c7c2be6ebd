package dev.cajal.app.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.cajal.app.figure.Figure;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabNumber;
import dev.cajal.app.lab.LabResult;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** What every lab must do; a new one is tested here as soon as it is in its chapter's list. */
class LabContractTest {
  static List<Lab> labs() {
    return Course.labs();
  }

  @ParameterizedTest
  @MethodSource("labs")
  void initialSettings_giveFiguresAndTheCataloguesNumbers(Lab lab) throws Exception {
    LabResult result = lab.result(Settings.initial(lab));

    assertThat(result.figures().size() + result.tables().size()).isPositive();
    for (LabNumber number : result.numbers()) {
      assertThat(number.value()).as(number.name()).isNotNaN();
      assertThat(number.agrees())
          .as("%s is %s, expected %s", number.name(), number.value(), number.expected())
          .isTrue();
      assertThat(number.source().isEmpty() || Topics.has(number.source()))
          .as("%s has a source in the catalogue: %s", number.name(), number.source())
          .isTrue();
    }
    for (Figure figure : result.figures()) {
      assertWellFormed(figure);
    }
  }

  @ParameterizedTest
  @MethodSource("labs")
  void parameters_mayLieAtTheEndsOfTheirRanges(Lab lab) {
    for (Parameter<?> parameter : lab.card().parameters()) {
      for (Object extreme : parameter.extremes()) {
        Settings settings = Settings.initial(lab).set(parameter.name(), extreme.toString());
        assertThatCode(() -> lab.result(settings).figures().forEach(Figure::svg))
            .as("%s = %s", parameter.name(), extreme)
            .doesNotThrowAnyException();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("labs")
  void card_isComplete(Lab lab) {
    assertThat(lab.card().title()).isNotBlank();
    assertThat(lab.card().about()).isNotBlank();
    assertThat(lab.card().look()).isNotBlank();
    assertThat(lab.card().covers()).isNotEmpty().allMatch(Topics::has).doesNotHaveDuplicates();
    assertThat(lab.getClass().getPackageName())
        .endsWith("." + lab.card().chapter().name().toLowerCase(java.util.Locale.ROOT));
    assertThat(LabSource.of(lab)).contains("public final class");
  }

  @Test
  void identifiers_areDifferent() {
    Set<String> seen = new HashSet<>();
    for (Lab lab : Course.labs()) {
      assertThat(seen.add(lab.card().id())).as(lab.card().id()).isTrue();
    }
    assertThat(seen).doesNotContain("all", "index", "catalogue", "errata");
  }

  private static void assertWellFormed(Figure figure) throws Exception {
    Document picture =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(figure.svg().file())));
    assertThat(picture.getDocumentElement().getTagName()).isEqualTo("svg");
    // The letters of an embedded picture may spell anything.
    String drawing = figure.svg().body().replaceAll("base64,[^\"]*", "");
    assertThat(drawing).doesNotContain("NaN", "Infinity");
    assertThat(figure.title()).isNotBlank();
  }
}
