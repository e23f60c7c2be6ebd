package dev.cajal.app.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabNumber;
import dev.cajal.app.lab.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every number that the catalogue works out is held by something: a lab, which computes it and is
 * compared with it to the digits given, or a test class that mentions the entry and the number.
 *
 * <p>The list {@code numbers.tsv} has an entry's identifier, who holds its numbers (the name of a
 * lab or of a test class), and the numbers. Signs are left out where a class holds them, since
 * source has them as operators. A number behind {@code ~} comes from random numbers that the
 * catalogue does not give; its class shows the property that the number stands for.
 */
class CatalogueNumbersTest {
  /** What {@code numbers.tsv} has, so that no line is lost unnoticed. */
  private static final int NUMBERS = 470;

  private static final int ENTRIES = 101;

  private static final Pattern LITERAL =
      Pattern.compile("(?<![\\w.])(?:\\d[\\d_]*(?:\\.\\d+)?|\\.\\d+)(?:[eE][-+]?\\d+)?");
  private static final Map<String, List<LabNumber>> RESULTS = new HashMap<>();
  private static final Map<String, String> SOURCES = sources();

  /** Numbers of one entry that one lab or class holds. */
  record Line(String id, String holder, List<String> numbers) {
    boolean isClass() {
      return Character.isUpperCase(holder.charAt(0));
    }
  }

  static List<Line> lines() {
    try (InputStream in = CatalogueNumbersTest.class.getResourceAsStream("numbers.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", -1))
          .map(cells -> new Line(cells[0], cells[1], List.of(cells[2].split(" ", -1))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("lines")
  void numbers_areHeldByALabOrATestClass(Line line) {
    assertThat(Topics.has(line.id())).as("%s is in the catalogue", line.id()).isTrue();
    List<String> missing = line.isClass() ? missingInClass(line) : missingInLab(line);
    assertThat(missing)
        .as("numbers of %s that %s does not hold", line.id(), line.holder())
        .isEmpty();
  }

  @Test
  void list_isComplete() {
    Set<String> ids = new HashSet<>();
    int numbers = 0;
    for (Line line : lines()) {
      ids.add(line.id());
      numbers += line.numbers().size();
    }
    assertThat(numbers).isEqualTo(NUMBERS);
    assertThat(ids).hasSize(ENTRIES);
  }

  @Test
  void missingNumber_isNoticed() {
    assertThat(missingInLab(new Line("N2", "boundary-distance", List.of("5.656854249", "5.6569"))))
        .containsExactly("5.6569");
    assertThat(missingInLab(new Line("N5", "boundary-distance", List.of("5.656854249"))))
        .hasSize(1);
    assertThat(
            missingInClass(
                new Line("A4", "ActivationNumbersTest", List.of("0.26", "0.2689414214"))))
        .containsExactly("0.26");
    assertThat(missingInClass(new Line("Z5", "ActivationNumbersTest", List.of("1")))).hasSize(1);
    assertThat(missingInClass(new Line("A4", "NoSuchTest", List.of("1")))).hasSize(1);
  }

  private static List<String> missingInLab(Line line) {
    List<LabNumber> found = RESULTS.computeIfAbsent(line.holder(), CatalogueNumbersTest::run);
    return line.numbers().stream()
        .filter(number -> found.stream().noneMatch(result -> holds(result, line.id(), number)))
        .toList();
  }

  private static List<LabNumber> run(String name) {
    Lab lab = Course.find(name);
    return lab.result(Settings.initial(lab)).numbers();
  }

  private static boolean holds(LabNumber result, String id, String number) {
    return result.source().equals(id)
        && result.expected().isPresent()
        && magnitude(result.expected().get()).compareTo(magnitude(number)) == 0
        && result.agrees();
  }

  private static List<String> missingInClass(Line line) {
    String source = SOURCES.getOrDefault(line.holder(), "");
    String id = line.id();
    boolean mentioned =
        Pattern.compile(
                "(?<![A-Za-z0-9])(?:%s(?![0-9a-z])|%s(?=[_A-Z]))"
                    .formatted(id, id.toLowerCase(Locale.ROOT)))
            .matcher(source)
            .find();
    if (!mentioned) {
      return line.numbers();
    }
    List<BigDecimal> literals = new ArrayList<>();
    Matcher matcher = LITERAL.matcher(source);
    while (matcher.find()) {
      literals.add(magnitude(matcher.group().replace("_", "")));
    }
    return line.numbers().stream()
        .filter(number -> !number.startsWith("~"))
        .filter(number -> literals.stream().noneMatch(l -> l.compareTo(magnitude(number)) == 0))
        .toList();
  }

  private static BigDecimal magnitude(String number) {
    return new BigDecimal(number).abs();
  }

  /** The sources of the test classes of all modules. */
  private static Map<String, String> sources() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(root.resolve("nn/src/test/java"))) {
      root = root.getParent();
    }
    Map<String, String> sources = new HashMap<>();
    for (String module : List.of("core", "nn", "io", "app")) {
      try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src/test/java"))) {
        for (Path file : files.filter(f -> f.toString().endsWith("Test.java")).toList()) {
          String name = file.getFileName().toString();
          sources.merge(
              name.substring(0, name.length() - ".java".length()),
              Files.readString(file),
              String::concat);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return sources;
  }
}
