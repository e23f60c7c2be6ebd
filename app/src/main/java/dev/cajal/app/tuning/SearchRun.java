package dev.cajal.app.tuning;

import dev.cajal.app.training.Judge;
import dev.cajal.app.training.Judgement;
import dev.cajal.app.training.Request;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.search.FinishedTrial;
import dev.cajal.nn.search.Search;
import dev.cajal.nn.search.SearchSpace;
import dev.cajal.nn.search.Trial;
import dev.cajal.nn.train.StopSignal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A search whose results go into a journal, from which those that are known already are taken.
 *
 * @param plan what is searched
 * @param score what for
 * @param requests from options by name to a request
 * @param journal of the results
 * @param stop what ends it
 * @param progress takes a line about each new result
 */
record SearchRun(
    TuningPlan plan,
    Score score,
    Function<Map<String, String>, Request> requests,
    Journal journal,
    StopSignal stop,
    Consumer<String> progress) {

  /**
   * Searches to the end.
   *
   * @param prefix of the names of results in the journal, and of lines
   * @return the trials in their order; empty if it was stopped
   * @throws DataException if no trial succeeds
   */
  Optional<List<Tried>> search(String prefix, Judge judge) {
    Search search = plan.search();
    SearchSpace space = plan.space().orElseThrow();
    int count = search.trials(space, plan.seed());
    List<Tried> tried = new ArrayList<>();
    Optional<Trial> next = search.next(space, plan.seed(), finished(tried));
    while (next.isPresent()) {
      Trial trial = next.get();
      int number = tried.size() + 1;
      String name = "%strial %d".formatted(prefix, number);
      Optional<Journal.Entry> entry =
          result(
              name,
              trial.values(),
              options -> judge.choose(options, trial.budget(), stop),
              " of " + count);
      if (entry.isEmpty()) {
        return Optional.empty();
      }
      tried.add(new Tried(number, trial, entry.get().judgement(), entry.get().problem()));
      next = search.next(space, plan.seed(), finished(tried));
    }
    if (tried.stream().allMatch(one -> one.judgement().isEmpty())) {
      throw new DataException(
          "all %d trials failed, the first because: %s"
              .formatted(tried.size(), tried.getFirst().problem().orElseThrow()));
    }
    return Optional.of(tried);
  }

  private List<FinishedTrial> finished(List<Tried> tried) {
    return tried.stream().map(one -> one.finished(score)).toList();
  }

  /**
   * A result, from the journal or new.
   *
   * @param name in the journal
   * @param values that differ from the common options
   * @param work judges a request; empty if it was stopped
   * @return empty if it was stopped
   */
  Optional<Journal.Entry> result(
      String name,
      Map<String, String> values,
      Function<Request, Optional<Judgement>> work,
      String count) {
    Optional<Journal.Entry> known = journal.find(name);
    if (known.isPresent()) {
      return known;
    }
    if (stop.isGiven()) {
      return Optional.empty();
    }
    Journal.Entry entry;
    try {
      Optional<Judgement> judgement = work.apply(request(values));
      if (judgement.isEmpty()) {
        return Optional.empty();
      }
      entry = new Journal.Entry(judgement, Optional.empty());
    } catch (DataException e) {
      // A diverging training says something about its settings, and the search goes on.
      entry = new Journal.Entry(Optional.empty(), Optional.of(e.getMessage()));
    }
    journal.add(name, values, entry);
    progress.accept(line(name + count, values, entry));
    return Optional.of(entry);
  }

  /** The request of a point, which measures the score too. */
  private Request request(Map<String, String> values) {
    Map<String, String> options = new LinkedHashMap<>(plan.options());
    options.putAll(values);
    if (!score.name().equals("loss")) {
      options.merge("metrics", score.text(), (given, more) -> given + ", " + more);
    }
    return requests.apply(options);
  }

  private String line(String name, Map<String, String> values, Journal.Entry entry) {
    String outcome =
        entry
            .judgement()
            .map(judgement -> score.name() + " " + Numbers.shown(score.value(judgement)))
            .orElse("failed");
    List<String> settings = new ArrayList<>();
    values.forEach((option, value) -> settings.add(option + " = " + value));
    return settings.isEmpty()
        ? "%s: %s".formatted(name, outcome)
        : "%s: %s with %s".formatted(name, outcome, String.join(", ", settings));
  }
}
