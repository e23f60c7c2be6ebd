import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** This project by its command, as a user has it. */
record Cajal() implements Contender {
  private static final int TRAINING_EPOCHS = 5;
  private static final String NUMBER = "\\s*(-?[0-9.]+(?:[eE][-+]?[0-9]+)?)";

  @Override
  public String name() {
    return "Cajal";
  }

  @Override
  public Optional<String> missing(Setting setting) {
    // The first start builds the project, which must not count.
    Watched version = command(setting, List.of("--version"), Optional.empty());
    return version.problem().map(problem -> "./cajal " + problem);
  }

  @Override
  public Set<Job> jobs() {
    return EnumSet.allOf(Job.class);
  }

  @Override
  public Map<Figure, Double> run(Job job, Setting setting) {
    return switch (job) {
      case TRAIN_64, TRAIN_512 -> train(job, setting);
      case TINY -> bench(job, "2-8-8-1", setting, Map.of(Figure.TINY, "step of 2-8-8-1"));
      case ONE ->
          bench(
              job,
              "one prediction",
              setting,
              Map.of(
                  Figure.MEDIAN, "one prediction, median",
                  Figure.P99, "one prediction, 99th percentile"));
      case BATCH ->
          bench(job, "in batches of", setting, Map.of(Figure.BATCH, "predictions in batches"));
      case FIRST -> first(setting);
    };
  }

  private Map<Figure, Double> train(Job job, Setting setting) {
    Path model = setting.model(name());
    delete(model);
    List<String> arguments =
        List.of(
            ("train --optimizer adam(0.001) --schedule constant --l2 0 --validation 0"
                    + " --early-stopping 0 --seed 1 --json --quiet --threads 2 --batch-size "
                    + (job == Job.TRAIN_64 ? "64" : "512"))
                .split(" ", -1));
    List<String> all = new ArrayList<>(arguments);
    all.add(1, setting.data().toString());
    all.addAll(List.of("--layers", "dense(256) relu dense(128) relu dense(10)"));
    all.addAll(List.of("--epochs", Integer.toString(TRAINING_EPOCHS), "--out", model.toString()));
    Path firstEpoch = model.resolve("checkpoints/epoch-000001");
    Watched watched = command(setting, all, Optional.of(firstEpoch));
    String json = json(job, watched);
    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    if (job == Job.TRAIN_512) {
      figures.put(Figure.RATE_512, number(json, "\"samplesPerSecond\":" + NUMBER));
      return figures;
    }
    figures.put(Figure.RATE_64, number(json, "\"samplesPerSecond\":" + NUMBER));
    figures.put(Figure.ACCURACY, 100 * number(json, "\"test\":\\{\"accuracy\":" + NUMBER));
    watched.markedAt().ifPresent(seconds -> figures.put(Figure.EPOCH, seconds));
    watched.peakMegabytes().ifPresent(peak -> figures.put(Figure.MEMORY, peak));
    return figures;
  }

  private Map<Figure, Double> bench(
      Job job, String rows, Setting setting, Map<Figure, String> names) {
    List<String> arguments =
        List.of(
            "bench",
            "--json",
            "--only",
            rows,
            "--threads",
            Integer.toString(job.threads()),
            "--seconds",
            Double.toString(setting.seconds()));
    String json = json(job, command(setting, arguments, Optional.empty()));
    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    names.forEach(
        (figure, name) ->
            figures.put(
                figure,
                number(json, Pattern.quote(name) + "[^\"]*\":\\{[^}]*\"value\":" + NUMBER)));
    return figures;
  }

  private Map<Figure, Double> first(Setting setting) {
    List<String> arguments =
        List.of("predict", setting.model(name()).toString(), setting.image().toString());
    Watched watched = command(setting, arguments, Optional.empty());
    check(Job.FIRST, watched);
    OptionalDouble at = watched.at(setting.image().toString());
    if (at.isEmpty()) {
      throw new JobException("first: the command printed no prediction");
    }
    return Map.of(Figure.FIRST, at.getAsDouble());
  }

  private static Watched command(Setting setting, List<String> arguments, Optional<Path> marker) {
    List<String> command = new ArrayList<>(List.of(setting.root().resolve("cajal").toString()));
    command.addAll(arguments);
    return Watched.run(command, Map.of(), marker, Setting.LIMIT);
  }

  private static void check(Job job, Watched watched) {
    watched
        .problem()
        .ifPresent(
            problem -> {
              throw new JobException(job.word() + ": " + problem);
            });
  }

  private static String json(Job job, Watched watched) {
    check(job, watched);
    return watched.lines().getLast().text();
  }

  private static double number(String json, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(json);
    if (!matcher.find()) {
      throw new JobException("no number " + pattern + " in " + json);
    }
    return Double.parseDouble(matcher.group(1));
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
