package dev.cajal.app.training;

import dev.cajal.app.figure.Confusion;
import dev.cajal.app.figure.Report;
import dev.cajal.io.model.Destination;
import dev.cajal.io.model.ModelDescription;
import dev.cajal.io.model.ModelFolder;
import dev.cajal.io.model.ModelName;
import dev.cajal.io.model.ModelNetwork;
import dev.cajal.io.model.Provenance;
import dev.cajal.io.model.Recipe;
import dev.cajal.io.model.Results;
import dev.cajal.io.model.RunFolder;
import dev.cajal.io.stream.StreamedData;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Prepared;
import dev.cajal.nn.data.TableStream;
import dev.cajal.nn.data.Task;
import dev.cajal.nn.loss.TemperatureScaling;
import dev.cajal.nn.schedule.Schedule;
import dev.cajal.nn.schedule.Schedules;
import dev.cajal.nn.train.Ending;
import dev.cajal.nn.train.History;
import dev.cajal.nn.train.Progress;
import dev.cajal.nn.train.SampleSource;
import dev.cajal.nn.train.Trainer;
import dev.cajal.shape.TensorType;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A training of a model, from the data to the folder. */
public final class Training {
  private final Session session;
  private final ModelDescription description;
  private final LearningParts data;
  private final ModelNetwork model;
  private final RunFolder folder;
  private final long start;

  private Training(
      Session session,
      ModelDescription description,
      LearningParts data,
      ModelNetwork model,
      RunFolder folder,
      long start) {
    this.session = session;
    this.description = description;
    this.data = data;
    this.model = model;
    this.folder = folder;
    this.start = start;
  }

  /**
   * Trains a new model.
   *
   * @param source name of a built-in set, or a path
   * @throws DataException if request, data or destination cannot be used, or the training diverges
   */
  public static Outcome run(
      String source, Request request, Destination destination, Session session) {
    long start = System.nanoTime();
    destination.check();
    if (request.data().streamed()) {
      return runStreamed(source, request, destination, session, start);
    }
    NewModel made = NewModel.of(source, request, session.notes());
    DataParts parts = made.parts();
    Prepared data = parts.prepared();
    Results folds = Results.NONE;
    if (request.data().folds() > 0) {
      List<Prepared> rounds = parts.folds(request.data().folds());
      folds = new Results(0, Optional.empty(), CrossValidation.run(rounds, request, session));
    }
    ModelDescription description =
        new ModelDescription(
            ModelName.of(source),
            made.recipe(),
            made.sample(),
            data.preprocessing(),
            new Provenance(
                source,
                parts.loaded().sha256(),
                parts.rows(),
                request.target(),
                request.task().map(Task::label),
                Versions.current()),
            folds);
    return begin(session, description, LearningParts.of(data), made.model(), destination, start);
  }

  private static Outcome runStreamed(
      String source, Request request, Destination destination, Session session, long start) {
    TableStream table = Streaming.open(source, request);
    try (StreamedData data = Streaming.read(table, request)) {
      data.notes().forEach(session.notes());
      TrainingFacts facts = TrainingFacts.of(data);
      ClassWeighting.warning(request.classWeights(), facts).ifPresent(session.notes());
      Recipe recipe = Defaults.of(facts).complete(request, facts, data.validation().isPresent());
      TensorType type =
          new TensorType(facts.dtype(), data.preprocessing().features().sampleShape());
      ModelDescription description =
          new ModelDescription(
              ModelName.of(source),
              recipe,
              type,
              data.preprocessing(),
              new Provenance(
                  source,
                  table.sha256(),
                  data.rows(),
                  request.target(),
                  request.task().map(Task::label),
                  Versions.current()),
              Results.NONE);
      return begin(
          session,
          description,
          LearningParts.of(data),
          ModelNetwork.of(recipe, type, data.preprocessing()),
          destination,
          start);
    }
  }

  private static Outcome begin(
      Session session,
      ModelDescription description,
      LearningParts data,
      ModelNetwork model,
      Destination destination,
      long start) {
    try (RunFolder folder = RunFolder.create(destination, description)) {
      try {
        return new Training(session, description, data, model, folder, start).train(false);
      } catch (RuntimeException | Error e) {
        folder.abandon();
        throw e;
      }
    }
  }

  /**
   * Goes on with the training in a model's folder.
   *
   * @param source the data if it is elsewhere now, else what the model remembers; a database must
   *     be named again by the same address
   * @param epochs the new total number of epochs, if it is to change
   * @throws DataException if the folder or the data cannot be used, or the training diverges
   */
  public static Outcome resume(
      Path path, Optional<String> source, Optional<Integer> epochs, Session session) {
    long start = System.nanoTime();
    ModelDescription saved = ModelFolder.open(path).description();
    ModelDescription description = saved.withEpochs(epochs.orElse(saved.recipe().epochs()));
    Recipe recipe = description.recipe();
    Provenance provenance = description.provenance();
    String named =
        RememberedData.resumed(
            path.toString(), provenance.data(), source, "cajal train --resume " + path);
    if (recipe.data().streamed()) {
      TableStream table = Streaming.open(named, recipe.data());
      requireSame(path, named, table.sha256(), provenance);
      try (StreamedData data = Streaming.read(table, provenance, recipe)) {
        return goOn(session, path, description, LearningParts.of(data), start);
      }
    }
    DataParts parts = DataParts.load(named, provenance, recipe);
    requireSame(path, named, parts.loaded().sha256(), provenance);
    return goOn(session, path, description, LearningParts.of(parts.prepared()), start);
  }

  private static void requireSame(Path path, String named, String sha256, Provenance provenance) {
    if (!sha256.equals(provenance.sha256())) {
      throw new DataException(
          "--resume %s: the data must be that of the beginning; %s has changed since, or is another"
              .formatted(path, named));
    }
  }

  private static Outcome goOn(
      Session session, Path path, ModelDescription description, LearningParts data, long start) {
    Recipe recipe = description.recipe();
    ModelNetwork model = ModelNetwork.of(recipe, description.sample(), description.preprocessing());
    try (RunFolder folder =
        RunFolder.reopen(path, description, progress -> requireRate(recipe, progress))) {
      return new Training(session, description, data, model, folder, start).train(true);
    }
  }

  /** Requires that the schedule, which keeps its first horizon, leaves something to learn with. */
  private static void requireRate(Recipe recipe, Progress progress) {
    int horizon = progress.horizon();
    Schedule schedule = ModelNetwork.option("--schedule", () -> Schedules.parse(recipe.schedule()));
    if (recipe.epochs() > horizon && schedule.factor(horizon, horizon) == 0) {
      throw new DataException(
          ("--epochs %d: the schedule %s was planned for %d epochs when the training began, and its"
                  + " learning rate is 0 from then on; train anew with --epochs %d, or with a"
                  + " schedule without an end such as constant")
              .formatted(recipe.epochs(), recipe.schedule(), horizon, recipe.epochs()));
    }
  }

  private Outcome train(boolean resumed) {
    int before = folder.latest().map(checkpoint -> checkpoint.progress().epochs()).orElse(0);
    Fitting fitting = new Fitting(description.recipe(), model, data);
    Trainer trainer =
        fitting
            .trainer()
            .checkpoints(folder)
            .listener(session.listener())
            .stop(session.stop())
            .build();
    History history = fitting.fit(trainer, resumed);
    long parameters = model.network().parameters().count();
    if (history.ending() == Ending.INTERRUPTED) {
      folder.flush();
      return new Outcome(
          folder.path(), description, history, before, Optional.empty(), parameters, seconds());
    }
    Optional<TemperatureScaling> calibration = fitting.calibration();
    ModelNetwork trained = calibration.map(model::calibrated).orElse(model);
    Map<String, PartEvaluation> parts = evaluate(trained);
    Map<String, Map<String, Double>> metrics =
        new LinkedHashMap<>(description.results().folds().metrics());
    parts.forEach((name, part) -> metrics.put(name, part.metrics()));
    Results results =
        new Results(history.epochs().size(), history.bestEpoch(), metrics, calibration);
    Optional<Confusion> confusion = parts.get(lastOf(parts)).confusion();
    Outcome outcome =
        new Outcome(
            folder.path(),
            description.with(results),
            history,
            before,
            confusion,
            parameters,
            seconds());
    folder.finish(
        model.network().parameters().values(),
        history.epochs(),
        results,
        ReportPage.of(outcome, trust(trained, lastOf(parts), parts)).html());
    return outcome;
  }

  /** The parts in the order in which they are shown. */
  private Map<String, PartEvaluation> evaluate(ModelNetwork trained) {
    Map<String, Optional<SampleSource>> sources = new LinkedHashMap<>();
    sources.put("training", Optional.of(data.training()));
    sources.put("validation", data.validation());
    sources.put("test", data.test());
    Map<String, PartEvaluation> parts = new LinkedHashMap<>();
    sources.forEach(
        (name, source) ->
            source.ifPresent(
                present ->
                    parts.put(
                        name,
                        PartEvaluation.of(
                            trained,
                            description.recipe(),
                            description.preprocessing(),
                            present,
                            name))));
    return parts;
  }

  private List<Report.Section> trust(
      ModelNetwork trained, String part, Map<String, PartEvaluation> parts) {
    if (parts.get(part).metrics().values().stream().anyMatch(value -> !Double.isFinite(value))) {
      return List.of(Trust.impossible(part));
    }
    return Trust.sections(
        trained, description.preprocessing(), data.judged(), part, description.recipe().seed());
  }

  private static String lastOf(Map<String, ?> parts) {
    return List.copyOf(parts.keySet()).getLast();
  }

  private double seconds() {
    return (System.nanoTime() - start) * 1e-9;
  }
}
