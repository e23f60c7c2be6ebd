package dev.cajal.app.training;

import dev.cajal.io.model.ModelNetwork;
import dev.cajal.io.model.Recipe;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.DataSource;
import dev.cajal.nn.data.Dataset;
import dev.cajal.nn.data.Division;
import dev.cajal.nn.data.FeatureSettings;
import dev.cajal.nn.data.Preparation;
import dev.cajal.nn.data.Prepared;
import dev.cajal.nn.data.Task;
import dev.cajal.nn.train.Ending;
import dev.cajal.nn.train.History;
import dev.cajal.nn.train.StopSignal;
import dev.cajal.shape.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Judges ways of training by data that stays the same: it is loaded once, its test part is put
 * aside, and no model is kept.
 */
public final class Judge {
  private final Preparation preparation;
  private final DataSource source;
  private final int folds;
  private final Optional<DataSource> aside;
  private final Map<String, String> sha256;
  private Optional<Preparation> lastAsked = Optional.empty();
  private List<Prepared> lastRounds = List.of();

  private Judge(
      Preparation preparation,
      DataSource source,
      int folds,
      Optional<DataSource> aside,
      Map<String, String> sha256) {
    this.preparation = preparation;
    this.source = source;
    this.folds = folds;
    this.aside = aside;
    this.sha256 = sha256;
  }

  /**
   * Loads data.
   *
   * @param data name of a built-in set, or a path
   * @param request what all trainings have in common
   * @param folds in how many parts, each of which judges once, what is not in the test part is
   *     divided; 0 to judge by the validation part
   * @throws DataException if the data cannot be used
   */
  public static Judge load(String data, Request request, int folds) {
    DataParts parts =
        DataParts.load(
            data,
            request.target(),
            request.task(),
            request.validation().orElse(Defaults.VALIDATION),
            Defaults.test(request),
            request.data(),
            request.seed().orElse(Defaults.SEED));
    DataSource source = parts.loaded().source();
    Preparation preparation = parts.preparation().withTask(task(parts));
    if (folds > 0) {
      if (preparation.validationData().isPresent()) {
        throw new DataException(
            "--folds and --validation: every row but those for the test is in a fold; leave out"
                + " --validation "
                + request.validation().orElseThrow().text());
      }
      source = Division.withoutTest(preparation, source);
    }
    return new Judge(preparation, source, folds, Optional.empty(), parts.sha256());
  }

  private static Task task(DataParts parts) {
    return parts
        .preparation()
        .task()
        .orElseGet(
            () ->
                switch (parts.loaded().source()) {
                  case DataSource.Tabular tabular ->
                      Task.infer(tabular.table().column(tabular.target()));
                  case DataSource.Images images -> images.training().task();
                });
  }

  /**
   * A judge for each fold of the data, who chooses by all but the fold and tests by the fold.
   *
   * @param count at least 2
   * @throws DataException if the data cannot be divided as asked
   */
  public List<Judge> outer(int count) {
    List<Judge> judges = new ArrayList<>();
    for (Division division : Division.folds(preparation, source, count)) {
      judges.add(
          new Judge(preparation, division.rest(), folds, Optional.of(division.test()), sha256));
    }
    return judges;
  }

  /** How many samples all trials are judged by. */
  public int judging(Request request) {
    return choosing(request).stream().mapToInt(round -> judgedBy(round).size()).sum();
  }

  /** How many samples are learnt from. */
  public int learning(Request request) {
    return choosing(request).getFirst().training().size();
  }

  /** SHA-256 digests of the data and of the files for validation and test, by path or name. */
  public Map<String, String> sha256() {
    return sha256;
  }

  /** The task. */
  public Task task() {
    return preparation.task().orElseThrow();
  }

  /** Whether the samples are images. */
  public boolean ofImages() {
    return source instanceof DataSource.Images;
  }

  /**
   * The complete recipe of a request; nothing is trained.
   *
   * @throws DataException if request and data do not suit each other
   */
  public Recipe check(Request request) {
    Prepared round = choosing(request).getFirst();
    Recipe recipe = recipe(request, round);
    Objects.requireNonNull(model(recipe, round));
    return recipe;
  }

  /**
   * Trains and judges by the validation part, or by each fold in turn.
   *
   * @param share of the epochs of a whole training, above 0 and at most 1
   * @param stop what ends it
   * @return empty if it was stopped
   * @throws DataException if the request cannot be used, or a training diverges
   */
  public Optional<Judgement> choose(Request request, double share, StopSignal stop) {
    List<Judgement> all = new ArrayList<>();
    for (Prepared round : choosing(request)) {
      Optional<Judgement> one = judged(request, share, round, judgedBy(round), stop);
      if (one.isEmpty()) {
        return one;
      }
      all.add(one.get());
    }
    return Optional.of(Judgement.of(all));
  }

  /**
   * Trains on what {@link #choose} chooses by, and judges by the fold that was put aside.
   *
   * @return empty if it was stopped
   * @throws IllegalStateException if this judge is not one of {@link #outer}
   */
  public Optional<Judgement> test(Request request, StopSignal stop) {
    DataSource fold =
        aside.orElseThrow(() -> new IllegalStateException("test: only outer judges have a fold"));
    Prepared all = with(request).withTest(fold).prepare(source);
    return judged(request, 1, all, all.test().orElseThrow(), stop);
  }

  /** The preparation with the features that a request asks for. */
  private Preparation with(Request request) {
    FeatureSettings features = request.data().features();
    Preparation asked = preparation.with(features);
    return request.data().resampling().map(asked::with).orElse(asked);
  }

  /** The rounds for a request; those of the last one are kept, as most requests need the same. */
  private List<Prepared> choosing(Request request) {
    Preparation asked = with(request);
    if (!Optional.of(asked).equals(lastAsked)) {
      lastRounds = rounds(asked);
      lastAsked = Optional.of(asked);
    }
    return lastRounds;
  }

  private List<Prepared> rounds(Preparation asked) {
    if (folds > 0) {
      return asked.withoutTest().prepareFolds(source, folds);
    }
    Prepared whole = (aside.isPresent() ? asked.withoutTest() : asked).prepare(source);
    if (whole.validation().isEmpty()) {
      throw new DataException(
          "--validation 0: trials are judged by the validation part; give --validation 0.2, or"
              + " --folds 5");
    }
    return List.of(whole);
  }

  private Dataset judgedBy(Prepared round) {
    return (folds > 0 ? round.test() : round.validation()).orElseThrow();
  }

  private static Recipe recipe(Request request, Prepared round) {
    TrainingFacts facts = TrainingFacts.of(round.training());
    return Defaults.of(facts).complete(request, facts, round.validation().isPresent());
  }

  private static ModelNetwork model(Recipe recipe, Prepared round) {
    Dataset training = round.training();
    TensorType sample = new TensorType(training.features().dtype(), training.sampleShape());
    return ModelNetwork.of(recipe, sample, round.preprocessing());
  }

  private static Optional<Judgement> judged(
      Request request, double share, Prepared round, Dataset judging, StopSignal stop) {
    Recipe whole = recipe(request, round);
    Recipe recipe = whole.withEpochs(Math.max(1, (int) Math.round(share * whole.epochs())));
    ModelNetwork model = model(recipe, round);
    Fitting fitting = new Fitting(recipe, model, round);
    History history = fitting.fit(fitting.trainer().stop(stop).build(), false);
    if (history.ending() == Ending.INTERRUPTED) {
      return Optional.empty();
    }
    PartEvaluation evaluation =
        PartEvaluation.of(fitting.calibrated(), recipe, round.preprocessing(), judging, "judging");
    return Optional.of(new Judgement(evaluation.metrics(), Map.of(), history.epochs().size()));
  }
}
