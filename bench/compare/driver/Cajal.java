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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** This project by its command, as a user has it. */
record Cajal() implements Contender {
  private static final String RELU = "dense(256) relu dense(128) relu dense(10)";
  private static final String SIGMOID = "dense(256) sigmoid dense(128) sigmoid dense(10)";
  private static final int WHOLE_ITERATIONS = 20;
  private static final int TRAINING_EPOCHS = 5;

  /** Of the time for a number; the rows before a product warm its kernel up. */
  private static final double PRODUCT_PART = 0.25;

  /** Of the time for a number; median and percentile are two. */
  private static final double SINGLE_PART = 0.75;

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
  public String version(Setting setting) {
    Watched version = command(setting, List.of("--version"), Optional.empty());
    Watched commit =
        Watched.run(
            List.of("git", "-C", setting.root().toString(), "rev-parse", "--short", "HEAD"),
            Map.of(),
            Optional.empty(),
            Setting.LIMIT);
    return Stream.concat(version.lines().stream(), commit.lines().stream())
        .map(Watched.Line::text)
        .collect(Collectors.joining(", commit "))
        .replaceFirst("(?i)^cajal ", "");
  }

  @Override
  public Set<Job> jobs() {
    return EnumSet.allOf(Job.class);
  }

  @Override
  public Map<Figure, Double> run(Job job, Setting setting) {
    return switch (job) {
      case TRAIN_64 -> train64(setting);
      case TRAIN_512 -> {
        String json = train(job, setting, RELU, "adam(0.001)", 512, TRAINING_EPOCHS).json();
        yield Map.of(Figure.RATE_512, number(json, "\"samplesPerSecond\":" + NUMBER));
      }
      case WHOLE -> {
        String json =
            train(job, setting, SIGMOID, "adam(0.01)", Setting.SOME, WHOLE_ITERATIONS).json();
        yield Map.of(
            Figure.WHOLE_RATE, number(json, "\"samplesPerSecond\":" + NUMBER),
            Figure.WHOLE_ACCURACY, accuracy(json));
      }
      case TINY ->
          bench(
              job,
              "2-8-8-1",
              1,
              setting,
              Map.of(Figure.TINY, "step of 2-8-8-1 tanh, SGD, batch 16"));
      case ONE ->
          bench(
              job,
              "one prediction of half zeros",
              SINGLE_PART,
              setting,
              Map.of(
                  Figure.MEDIAN, "one prediction of half zeros, median",
                  Figure.P99, "one prediction of half zeros, 99th percentile"));
      case BATCH ->
          bench(
              job,
              "in batches of",
              1,
              setting,
              Map.of(Figure.BATCH, "predictions in batches of 1024"));
      case FIRST -> first(setting);
      case PRODUCTS_1, PRODUCTS_2 ->
          bench(
              job,
              "product",
              PRODUCT_PART,
              setting,
              job.figures().stream().collect(Collectors.toMap(figure -> figure, Figure::product)));
    };
  }

  @Override
  public void prepare(Setting setting) {
    train(Job.TRAIN_64, setting, RELU, "adam(0.001)", 64, 1);
  }

  /** A training that has ended well. */
  private record Trained(String json, Watched watched) {}

  private Trained train(
      Job job, Setting setting, String layers, String optimizer, int batch, int epochs) {
    Path model = setting.model(job == Job.TRAIN_64 ? name() : name() + job.key());
    delete(model);
    List<String> all = new ArrayList<>(List.of("train", setting.data(job).toString()));
    all.addAll(
        List.of(
            ("--schedule constant --l2 0 --validation 0 --early-stopping 0 --seed 1 --json --quiet"
                    + " --threads 2")
                .split(" ", -1)));
    all.addAll(List.of("--optimizer", optimizer, "--layers", layers));
    all.addAll(List.of("--batch-size", Integer.toString(batch)));
    all.addAll(List.of("--epochs", Integer.toString(epochs), "--out", model.toString()));
    Path firstEpoch = model.resolve("checkpoints/epoch-000001");
    Watched watched = command(setting, all, Optional.of(firstEpoch));
    return new Trained(json(job, watched), watched);
  }

  private Map<Figure, Double> train64(Setting setting) {
    Trained trained = train(Job.TRAIN_64, setting, RELU, "adam(0.001)", 64, TRAINING_EPOCHS);
    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    figures.put(Figure.RATE_64, number(trained.json(), "\"samplesPerSecond\":" + NUMBER));
    figures.put(Figure.ACCURACY, accuracy(trained.json()));
    trained.watched().markedAt().ifPresent(seconds -> figures.put(Figure.EPOCH, seconds));
    trained.watched().peakMegabytes().ifPresent(peak -> figures.put(Figure.MEMORY, peak));
    return figures;
  }

  private static double accuracy(String json) {
    return 100 * number(json, "\"test\":\\{\"accuracy\":" + NUMBER);
  }

  private Map<Figure, Double> bench(
      Job job, String rows, double part, Setting setting, Map<Figure, String> names) {
    List<String> arguments =
        List.of(
            "bench",
            "--json",
            "--only",
            rows,
            "--threads",
            Integer.toString(job.threads()),
            "--seconds",
            Double.toString(part * setting.seconds()));
    String json = json(job, command(setting, arguments, Optional.empty()));
    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    names.forEach(
        (figure, name) ->
            figures.put(
                figure,
                number(json, "\"" + Pattern.quote(name) + "\":\\{[^}]*\"value\":" + NUMBER)));
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
