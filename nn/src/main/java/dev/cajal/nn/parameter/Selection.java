package dev.cajal.nn.parameter;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A choice of parameters by path.
 *
 * <p>In a pattern {@code *} stands for anything within a segment and {@code **} for any number of
 * segments: {@code encoder.**}, {@code **.weight}. A path is chosen if one of the patterns to take
 * matches and none of those to leave out.
 *
 * @param taken patterns of paths to take
 * @param left patterns of paths to leave out
 */
public record Selection(List<String> taken, List<String> left) {
  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9_*-][A-Za-z0-9_*.-]*");

  /** Checks the patterns. */
  public Selection {
    taken = List.copyOf(taken);
    left = List.copyOf(left);
    for (List<String> patterns : List.of(taken, left)) {
      for (String pattern : patterns) {
        boolean joined = !pattern.contains("..") && !pattern.endsWith(".");
        if (!joined || !VALID.matcher(pattern).matches()) {
          throw new IllegalArgumentException(
              "selection: a pattern must be names, * or ** joined by dots; found \"%s\""
                  .formatted(pattern));
        }
      }
    }
  }

  /** All parameters. */
  public static Selection all() {
    return of("**");
  }

  /** The parameters whose path one of the patterns matches. */
  public static Selection of(String... patterns) {
    return new Selection(List.of(patterns), List.of());
  }

  /**
   * The parameters whose path one of the patterns matches, which are separated by spaces or commas.
   *
   * @throws IllegalArgumentException if one of them is not a pattern
   */
  public static Selection parse(String text) {
    return of(text.strip().split("[\\s,]+"));
  }

  /** The weights, {@code **.weight}: what a penalty usually selects, leaving out biases. */
  public static Selection weights() {
    return of("**.weight");
  }

  /** This selection without the parameters whose path one of the patterns matches. */
  public Selection except(String... patterns) {
    return new Selection(taken, Stream.concat(left.stream(), Arrays.stream(patterns)).toList());
  }

  /** Whether a path is chosen. */
  public boolean matches(String path) {
    return matchesAny(taken, path) && !matchesAny(left, path);
  }

  private static boolean matchesAny(List<String> patterns, String path) {
    List<String> segments = List.of(path.split("\\."));
    return patterns.stream().anyMatch(p -> matches(List.of(p.split("\\.")), segments));
  }

  private static boolean matches(List<String> pattern, List<String> segments) {
    if (pattern.isEmpty()) {
      return segments.isEmpty();
    }
    List<String> rest = pattern.subList(1, pattern.size());
    if (pattern.getFirst().equals("**")) {
      for (int skipped = 0; skipped <= segments.size(); skipped++) {
        if (matches(rest, segments.subList(skipped, segments.size()))) {
          return true;
        }
      }
      return false;
    }
    return !segments.isEmpty()
        && matchesSegment(pattern.getFirst(), segments.getFirst())
        && matches(rest, segments.subList(1, segments.size()));
  }

  private static boolean matchesSegment(String pattern, String segment) {
    String regex =
        Arrays.stream(pattern.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return segment.matches(regex);
  }
}
