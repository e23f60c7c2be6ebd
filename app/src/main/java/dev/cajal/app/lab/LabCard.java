package dev.cajal.app.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a lab is about.
 *
 * @param id the name on the command line, words joined by hyphens
 * @param chapter where it stands in the course
 * @param title a few words
 * @param covers identifiers of the catalogue, such as {@code N12}
 * @param about what happens here, in paragraphs separated by empty lines
 * @param look what to look for, and what to try
 * @param parameters what can be changed
 */
public record LabCard(
    String id,
    Chapter chapter,
    String title,
    List<String> covers,
    String about,
    String look,
    List<Parameter<?>> parameters) {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /** Checks the identifier and keeps copies of the lists. */
  public LabCard {
    Objects.requireNonNull(chapter, "chapter");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(about, "about");
    Objects.requireNonNull(look, "look");
    covers = List.copyOf(covers);
    parameters = List.copyOf(parameters);
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "lab: the id must be lower-case words joined by hyphens; found " + id);
    }
    if (parameters.stream().map(Parameter::name).distinct().count() != parameters.size()) {
      throw new IllegalArgumentException("lab " + id + ": two parameters have one name");
    }
  }

  /** A card with nothing but its names. */
  public static LabCard of(String id, Chapter chapter, String title) {
    return new LabCard(id, chapter, title, List.of(), "", "", List.of());
  }

  /** With identifiers of the catalogue. */
  public LabCard covers(String... ids) {
    return new LabCard(id, chapter, title, List.of(ids), about, look, parameters);
  }

  /** With what happens here; an empty line begins a new paragraph. */
  public LabCard about(String text) {
    return new LabCard(id, chapter, title, covers, text.strip(), look, parameters);
  }

  /** With what to look for; an empty line begins a new paragraph. */
  public LabCard look(String text) {
    return new LabCard(id, chapter, title, covers, about, text.strip(), parameters);
  }

  /** With what can be changed. */
  public LabCard parameters(Parameter<?>... all) {
    return new LabCard(id, chapter, title, covers, about, look, new ArrayList<>(List.of(all)));
  }
}
