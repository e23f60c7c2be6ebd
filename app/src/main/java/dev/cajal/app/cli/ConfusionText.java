package dev.cajal.app.cli;

import dev.cajal.app.figure.Confusion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A confusion matrix as lines of text; with many classes only the most frequent mistakes. */
final class ConfusionText {
  private static final int MOST_CLASSES = 16;
  private static final int MOST_MISTAKES = 10;
  private static final int WIDEST = 60;
  private static final String GAP = "  ";
  private static final String NONE = "·";

  private ConfusionText() {}

  static List<String> lines(Confusion confusion, boolean colours) {
    List<String> lines = new ArrayList<>();
    if (confusion.labels().size() > MOST_CLASSES) {
      lines.add("Most frequent mistakes, " + confusion.part() + " part");
      lines.addAll(mistakes(confusion, colours));
    } else {
      lines.add(
          "Confusion matrix, " + confusion.part() + " part: true classes down, predicted across");
      lines.addAll(matrix(confusion, colours));
    }
    return lines;
  }

  private static List<String> matrix(Confusion confusion, boolean colours) {
    List<String> names = names(confusion.labels());
    List<String> headings = headings(confusion.labels());
    int first = names.stream().mapToInt(String::length).max().orElse(0);
    int[] widths = new int[names.size()];
    StringBuilder heading = new StringBuilder(" ".repeat(first));
    for (int column = 0; column < widths.length; column++) {
      widths[column] = headings.get(column).length();
      for (List<Long> row : confusion.counts()) {
        widths[column] = Math.max(widths[column], row.get(column).toString().length());
      }
      heading.append(GAP).append(" ".repeat(widths[column] - headings.get(column).length()));
      heading.append(headings.get(column));
    }
    List<String> lines = new ArrayList<>();
    lines.add(Style.BOLD.of(heading.toString(), colours));
    for (int row = 0; row < widths.length; row++) {
      StringBuilder line = new StringBuilder(names.get(row));
      line.append(" ".repeat(first - line.length()));
      for (int column = 0; column < widths.length; column++) {
        long count = confusion.counts().get(row).get(column);
        String text = count == 0 ? NONE : Long.toString(count);
        Style style = count == 0 ? Style.FAINT : row == column ? Style.GREEN : Style.RED;
        line.append(GAP).append(" ".repeat(widths[column] - text.length()));
        line.append(style.of(text, colours));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  /** Rows are labels, numbered where the columns have room for numbers only. */
  private static List<String> names(List<String> labels) {
    if (fit(labels)) {
      return labels;
    }
    int digits = Integer.toString(labels.size()).length();
    return IntStream.range(0, labels.size())
        .mapToObj(i -> ("%" + digits + "d %s").formatted(i + 1, labels.get(i)))
        .toList();
  }

  private static List<String> headings(List<String> labels) {
    return fit(labels)
        ? labels
        : IntStream.rangeClosed(1, labels.size()).mapToObj(Integer::toString).toList();
  }

  private static boolean fit(List<String> labels) {
    return labels.stream().mapToInt(label -> label.length() + GAP.length()).sum() <= WIDEST;
  }

  private static List<String> mistakes(Confusion confusion, boolean colours) {
    record Mistake(String actual, String predicted, long count) {}
    List<Mistake> all = new ArrayList<>();
    for (int row = 0; row < confusion.labels().size(); row++) {
      for (int column = 0; column < confusion.labels().size(); column++) {
        long count = confusion.counts().get(row).get(column);
        if (row != column && count > 0) {
          all.add(new Mistake(confusion.labels().get(row), confusion.labels().get(column), count));
        }
      }
    }
    TextTable table = new TextTable("true class", "predicted", "samples").leftAligned(1);
    all.stream()
        .sorted(Comparator.comparingLong(Mistake::count).reversed())
        .limit(MOST_MISTAKES)
        .forEach(m -> table.row(List.of(m.actual, m.predicted, Long.toString(m.count))));
    return all.isEmpty() ? List.of("none") : table.lines(colours);
  }
}
