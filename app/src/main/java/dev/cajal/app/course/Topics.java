package dev.cajal.app.course;

import dev.cajal.app.lab.Lab;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The catalogue's identifiers and what each is about. */
final class Topics {
  private static final List<Topic> ALL =
      lines("catalogue.txt").stream().map(line -> new Topic(line[0], line[1])).toList();
  private static final List<Erratum> ERRATA =
      lines("errata.txt").stream().map(line -> new Erratum(line[0], line[1], line[2])).toList();

  private Topics() {}

  /**
   * Something that the course's material describes.
   *
   * @param id as in {@code N12}
   * @param title a few words
   */
  record Topic(String id, String title) {}

  /**
   * A slip of the material.
   *
   * @param id as in {@code E16}
   * @param printed what is printed
   * @param holds what holds instead
   */
  record Erratum(String id, String printed, String holds) {}

  static List<Topic> all() {
    return ALL;
  }

  static List<Erratum> errata() {
    return ERRATA;
  }

  /** The labs that cover an identifier. */
  static List<Lab> labs(String id) {
    return Course.labs().stream().filter(lab -> lab.card().covers().contains(id)).toList();
  }

  /** Whether the catalogue has it. */
  static boolean has(String id) {
    return ALL.stream().anyMatch(topic -> topic.id().equals(id))
        || ERRATA.stream().anyMatch(erratum -> erratum.id().equals(id));
  }

  private static List<String[]> lines(String resource) {
    try (InputStream in = Topics.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
