package dev.cajal.app.tuning;

import dev.cajal.app.training.Judge;
import dev.cajal.app.training.Judgement;
import dev.cajal.app.training.Outcome;
import dev.cajal.app.training.RememberedData;
import dev.cajal.app.training.Request;
import dev.cajal.app.training.Session;
import dev.cajal.app.training.Training;
import dev.cajal.io.dataset.Datasets;
import dev.cajal.io.file.AtomicFile;
import dev.cajal.io.json.Json;
import dev.cajal.io.json.JsonObject;
import dev.cajal.io.model.Destination;
import dev.cajal.io.model.ModelNetwork;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.search.FinishedTrial;
import dev.cajal.nn.search.SearchSpace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A search for the settings of a training, from the data to the folder.
 *
 * <p>The folder holds {@code tuning.json}, what is searched; {@code journal.jsonl}, a line for each
 * result as soon as there is one; and in the end {@code trials.csv} and {@code report.html}, which
 * follow from the two, and {@code model}, the folder of a model. With outer folds there is {@code
 * folds.csv} instead of the model.
 */
public final class Tuning {
  private static final String PLAN = "tuning.json";
  private static final String JOURNAL = "journal.jsonl";
  private static final String MODEL = "model";
  private static final String SHA256 = "sha256";
  private static final int FEW = 100;

  private final Path folder;
  private final TuningPlan plan;
  private final Judge judge;
  private final Score score;
  private final Function<Map<String, String>, Request> requests;

  private Tuning(
      Path folder,
      TuningPlan plan,
      Judge judge,
      Score score,
      Function<Map<String, String>, Request> requests) {
    this.folder = folder;
    this.plan = plan;
    this.judge = judge;
    this.score = score;
    this.requests = requests;
  }

  /**
   * Begins a search, whose folder is there afterwards; nothing is trained yet.
   *
   * @param names of all options of a training, without dashes
   * @param requests from options by name to a request
   * @param notes takes sentences that a user should read
   * @throws DataException if plan, data or destination cannot be used
   */
  public static Tuning begin(
      TuningPlan plan,
      Destination destination,
      List<String> names,
      Function<Map<String, String>, Request> requests,
      Consumer<String> notes) {
    plan.space().ifPresent(given -> SpaceCheck.names(given, names));
    Request usual = requests.apply(plan.options());
    Judge judge = Judge.load(plan.data(), usual, plan.folds());
    SearchSpace space =
        plan.space()
            .orElseGet(
                () -> DefaultSpace.of(judge.ofImages(), new TreeSet<>(plan.options().keySet())));
    Score score = score(plan, judge, space.dimensions().keySet());
    judge.check(usual);
    SpaceCheck.values(space, judge, plan.options(), requests);
    if (!score.name().equals("loss")) {
      requireMeasurable(plan, score, judge, requests);
    }
    int trials = ModelNetwork.option("--search", () -> plan.search().trials(space, plan.seed()));
    if (plan.folds() == 0 && judge.judging(usual) < FEW) {
      notes.accept(
          "trials are judged by only %d samples; --folds 5 lets all but the test part judge"
              .formatted(judge.judging(usual)));
    }
    TuningPlan complete = plan.with(space, score.text());
    notes.accept("%d trials over %s".formatted(trials, space.text()));
    Path unfinished = destination.prepare();
    Map<String, Object> known = complete.toMap();
    known.put(SHA256, judge.sha256());
    Json.write(unfinished.resolve(PLAN), known);
    return new Tuning(destination.publish(unfinished), complete, judge, score, requests);
  }

  /**
   * Takes up a search that was broken off, or that has come to its end.
   *
   * @param data the address again if it is a database, else nothing
   * @param requests from options by name to a request
   * @throws DataException if the folder is not that of a search, or its data cannot be used
   */
  public static Tuning resume(
      Path folder, Optional<String> data, Function<Map<String, String>, Request> requests) {
    Path file = folder.resolve(PLAN);
    if (!Files.exists(file)) {
      throw new DataException(
          "--resume %s: is not the folder of a search; it holds no %s".formatted(folder, PLAN));
    }
    JsonObject json = Json.read(file);
    TuningPlan plan = TuningPlan.read(json);
    if (data.isPresent() && !Datasets.isDatabase(plan.data())) {
      throw new DataException(
          "--resume %s: goes on as the search was begun, so DATA cannot be given with it"
              .formatted(folder));
    }
    RememberedData.resumed(folder.toString(), plan.data(), data, "cajal tune --resume " + folder);
    Judge judge = Judge.load(plan.data(), requests.apply(plan.options()), plan.folds());
    requireSame(folder, judge.sha256(), json.object(SHA256));
    Score score = score(plan, judge, plan.space().orElseThrow().dimensions().keySet());
    return new Tuning(folder, plan, judge, score, requests);
  }

  private static void requireSame(Path folder, Map<String, String> now, JsonObject begun) {
    now.forEach(
        (path, sha256) -> {
          if (!sha256.equals(begun.optionalText(path).orElse(""))) {
            throw new DataException(
                "--resume %s: the data must be that of the beginning; %s has changed since"
                    .formatted(folder, path));
          }
        });
  }

  private static Score score(TuningPlan plan, Judge judge, Set<String> varied) {
    return Score.of(plan.score(), judge.task(), varied);
  }

  private static void requireMeasurable(
      TuningPlan plan, Score score, Judge judge, Function<Map<String, String>, Request> requests) {
    Map<String, String> options = new LinkedHashMap<>(plan.options());
    options.put("metrics", score.text());
    try {
      judge.check(requests.apply(options));
    } catch (DataException e) {
      throw new DataException(e.getMessage().replaceFirst("^--metrics", "--score"), e);
    }
  }

  /** Where everything is. */
  public Path folder() {
    return folder;
  }

  /**
   * Goes on to the end, or until it is stopped.
   *
   * @param session takes the events of the last training, whose model is kept
   * @param progress takes a line about each result
   * @throws DataException if no trial succeeds, or the folder cannot be written to
   */
  public TuningResult run(Session session, Consumer<String> progress) {
    try (Journal journal = Journal.open(folder.resolve(JOURNAL))) {
      SearchRun run = new SearchRun(plan, score, requests, journal, session.stop(), progress);
      return plan.outerFolds() > 0 ? compared(run) : found(run, session);
    }
  }

  private TuningResult found(SearchRun run, Session session) {
    Optional<List<Tried>> tried = run.search("", judge);
    if (tried.isEmpty()) {
      return new TuningResult.Interrupted(folder);
    }
    TrialTable table = table(tried.get());
    Tried best = best(tried.get());
    String sentence =
        "Of %d trials, trial %d is the best: %s %s."
                .formatted(
                    tried.get().size(),
                    best.number(),
                    score.name(),
                    Numbers.shown(score.value(best.judgement().orElseThrow())))
            + table.caution();
    write("trials.csv", table.exact().csv());
    write("report.html", TuningPage.of(plan, score, tried.get(), table, sentence).html());
    Map<String, String> options = new LinkedHashMap<>(plan.options());
    options.putAll(best.trial().values());
    Path target = folder.resolve(MODEL);
    Outcome model =
        Files.exists(target)
            ? Training.resume(target, Optional.of(plan.data()), Optional.empty(), session)
            : Training.run(
                plan.data(), requests.apply(options), new Destination.Exactly(target), session);
    if (model.interrupted()) {
      return new TuningResult.Interrupted(folder);
    }
    return new TuningResult.Found(
        folder,
        table.ranked(10),
        tried.get().size(),
        sentence,
        best.trial().values(),
        score.value(best.judgement().orElseThrow()),
        model);
  }

  private TrialTable table(List<Tried> tried) {
    return new TrialTable(
        plan.space().orElseThrow().dimensions().keySet(), score, plan.folds() > 0, tried);
  }

  private Tried best(List<Tried> tried) {
    FinishedTrial best =
        FinishedTrial.best(tried.stream().map(one -> one.finished(score)).toList()).orElseThrow();
    return tried.stream().filter(one -> one.trial().equals(best.trial())).findFirst().orElseThrow();
  }

  private TuningResult compared(SearchRun run) {
    List<OuterComparison.Fold> folds = new ArrayList<>();
    List<Tried> trials = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Judge> judges = judge.outer(plan.outerFolds());
    for (int i = 0; i < judges.size(); i++) {
      Judge outer = judges.get(i);
      String prefix = "fold %d, ".formatted(i + 1);
      Optional<List<Tried>> tried = run.search(prefix, outer);
      if (tried.isEmpty()) {
        return new TuningResult.Interrupted(folder);
      }
      Map<String, String> values = best(tried.get()).trial().values();
      Optional<Journal.Entry> usual =
          run.result(prefix + "default", Map.of(), r -> outer.test(r, run.stop()), "");
      Optional<Journal.Entry> tuned =
          run.result(prefix + "tuned", values, r -> outer.test(r, run.stop()), "");
      if (usual.isEmpty() || tuned.isEmpty()) {
        return new TuningResult.Interrupted(folder);
      }
      folds.add(
          new OuterComparison.Fold(
              values, judged(prefix + "default", usual), judged(prefix + "tuned", tuned)));
      trials.addAll(tried.get());
      names.addAll(Collections.nCopies(tried.get().size(), Integer.toString(i + 1)));
    }
    OuterComparison comparison = new OuterComparison(folds);
    write("trials.csv", table(trials).exact().after("fold", names).csv());
    write("folds.csv", comparison.exact().csv());
    write("report.html", TuningPage.of(plan, comparison).html());
    return new TuningResult.Compared(
        folder, comparison.shown(), comparison.choices(), comparison.sentence(), comparison.json());
  }

  private static Judgement judged(String name, Optional<Journal.Entry> entry) {
    return entry
        .flatMap(Journal.Entry::judgement)
        .orElseThrow(
            () ->
                new DataException(
                    name + ": failed: " + entry.flatMap(Journal.Entry::problem).orElse("")));
  }

  private void write(String name, String text) {
    AtomicFile.write(folder.resolve(name), text);
  }
}
