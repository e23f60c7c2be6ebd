package dev.cajal.nn.parameter;

import java.util.Comparator;

/** Paths by their segments, whole numbers by value: 2.weight before 10.weight. */
enum PathOrder implements Comparator<String> {
  INSTANCE;

  @Override
  public int compare(String left, String right) {
    String[] a = left.split("\\.", -1);
    String[] b = right.split("\\.", -1);
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      int order = compareSegments(a[i], b[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.length, b.length);
  }

  private static int compareSegments(String a, String b) {
    if (isWhole(a) && isWhole(b) && a.length() != b.length()) {
      return Integer.compare(a.length(), b.length());
    }
    return a.compareTo(b);
  }

  private static boolean isWhole(String segment) {
    return !segment.isEmpty()
        && segment.chars().allMatch(c -> c >= '0' && c <= '9')
        && (segment.length() == 1 || segment.charAt(0) != '0');
  }
}
