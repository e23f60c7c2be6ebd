package dev.cajal.app.tuning;

import dev.cajal.app.training.Judgement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleFunction;

/**
 * The trials of a search as tables.
 *
 * @param names of the options that were varied
 * @param score what the best has the best of
 * @param folded whether there are spreads
 * @param tried the trials in their order
 */
record TrialTable(Set<String> names, Score score, boolean folded, List<Tried> tried) {

  /** All trials in their order with all digits. */
  Table exact() {
    List<String> header = header();
    header.add("problem");
    List<List<String>> rows = new ArrayList<>();
    for (Tried one : tried) {
      List<String> row = row(one, Numbers::exact);
      row.add(one.problem().orElse(""));
      rows.add(row);
    }
    return new Table(header, rows);
  }

  /** The best trials first, with as many digits as a reader can use. */
  Table ranked(int most) {
    return new Table(
        header(),
        tried.stream()
            .sorted(
                Comparator.comparingDouble((Tried one) -> -one.trial().budget())
                    .thenComparingDouble(one -> one.finished(score).loss())
                    .thenComparingInt(Tried::number))
            .limit(most)
            .map(one -> row(one, Numbers::shown))
            .toList());
  }

  /** What a reader of the ranking must know; empty if nothing. */
  String caution() {
    return tried.stream().mapToDouble(one -> one.trial().budget()).distinct().count() > 1
        ? " Trials of more epochs stand first: compare those of as many."
        : "";
  }

  private List<String> header() {
    List<String> header = new ArrayList<>(List.of("trial", "epochs"));
    header.add(score.name());
    if (folded) {
      header.add("spread");
    }
    header.addAll(others());
    header.addAll(names);
    return header;
  }

  /** The metrics besides the score. */
  private Set<String> others() {
    Set<String> others = new LinkedHashSet<>();
    tried.forEach(one -> one.judgement().ifPresent(known -> others.addAll(known.mean().keySet())));
    others.remove(score.name());
    return others;
  }

  private List<String> row(Tried one, DoubleFunction<String> number) {
    List<String> row = new ArrayList<>();
    row.add(Integer.toString(one.number()));
    row.add(one.judgement().map(known -> Integer.toString(known.epochs())).orElse(""));
    row.add(cell(one, score.name(), number));
    if (folded) {
      row.add(
          one.judgement()
              .map(known -> number.apply(known.spread().getOrDefault(score.name(), Double.NaN)))
              .orElse(""));
    }
    others().forEach(name -> row.add(cell(one, name, number)));
    names.forEach(name -> row.add(one.trial().values().get(name)));
    return row;
  }

  private static String cell(Tried one, String name, DoubleFunction<String> number) {
    return one.judgement()
        .map(Judgement::mean)
        .map(mean -> mean.getOrDefault(name, Double.NaN))
        .map(number::apply)
        .orElse("failed");
  }
}
