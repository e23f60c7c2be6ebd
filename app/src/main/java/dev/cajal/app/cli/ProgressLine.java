package dev.cajal.app.cli;

/**
 * One line about a training under way, fitted to a terminal.
 *
 * @param label which epoch it is
 * @param share of the bar that is full, from 0 to 1
 * @param values loss and metrics
 * @param rate the speed
 * @param left the time that remains
 */
record ProgressLine(String label, double share, String values, String rate, String left) {
  private static final int LONGEST_BAR = 24;
  private static final int SHORTEST_BAR = 6;
  private static final String GAP = "  ";

  /** The line in so many columns: where they are few the bar goes first, then the rate. */
  String fitted(int columns) {
    String words = join(values, rate, left);
    // Two edges, and a space on either side.
    int room = columns - label.length() - words.length() - 4;
    if (room >= SHORTEST_BAR) {
      return label + " " + bar(Math.min(room, LONGEST_BAR)) + " " + words;
    }
    for (String line : new String[] {join(label, words), join(label, values, left)}) {
      if (line.length() <= columns) {
        return line;
      }
    }
    String shortest = join(label, left);
    return shortest.substring(0, Math.clamp(columns, 0, shortest.length()));
  }

  private String bar(int size) {
    int full = (int) Math.round(size * Math.clamp(share, 0.0, 1.0));
    return "▕" + "█".repeat(full) + " ".repeat(size - full) + "▏";
  }

  private static String join(String... parts) {
    StringBuilder line = new StringBuilder();
    for (String part : parts) {
      line.append(line.isEmpty() || part.isEmpty() ? "" : GAP).append(part);
    }
    return line.toString();
  }
}
