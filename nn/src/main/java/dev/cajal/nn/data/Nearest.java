package dev.cajal.nn.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Names that resemble a misspelt one, found by edit distance, for "did you mean".
 *
 * <p>The distance is the optimal string alignment of the two names in lower case: insertions,
 * deletions, substitutions and swaps of neighbours each count 1. A name is near if its distance is
 * at most a third of the longer length (at least 1), or if one name begins with the other and the
 * shorter has 3 or more characters.
 */
public final class Nearest {
  private static final int MAX_SUGGESTIONS = 3;

  private Nearest() {}

  /** The near names, nearest first, at most three, those of equal distance in the given order. */
  public static List<String> names(String wanted, Collection<String> known) {
    String target = wanted.toLowerCase(Locale.ROOT);
    record Scored(String name, int score) {}
    return known.stream()
        .map(name -> new Scored(name, score(target, name.toLowerCase(Locale.ROOT))))
        .filter(scored -> scored.score < Integer.MAX_VALUE)
        .sorted(Comparator.comparingInt(Scored::score))
        .limit(MAX_SUGGESTIONS)
        .map(Scored::name)
        .toList();
  }

  /**
   * The near names as a clause, {@code did you mean "relu" or "elu"?}, or empty if there is none.
   */
  public static String suggestion(String wanted, Collection<String> known) {
    List<String> names = names(wanted, known);
    if (names.isEmpty()) {
      return "";
    }
    return "did you mean " + String.join(" or ", names.stream().map(Quoted::of).toList()) + "?";
  }

  private static int score(String wanted, String name) {
    int distance = distance(wanted, name);
    int longer = Math.max(wanted.length(), name.length());
    if (distance <= Math.max(1, longer / 3)) {
      return distance;
    }
    boolean prefix = name.startsWith(wanted) || wanted.startsWith(name);
    return prefix && Math.min(wanted.length(), name.length()) >= 3 ? distance : Integer.MAX_VALUE;
  }

  static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(last[j] + 1, current[j - 1] + 1), last[j - 1] + cost);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        current[j] = swapped ? Math.min(best, beforeLast[j - 2] + 1) : best;
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = current;
      current = free;
    }
    return last[b.length()];
  }
}
