import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Runs Cajal and its peers in turn and prints their figures: {@code bench/compare/all}. */
final class Compare {
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss");

  private final Options options;
  private final Setting setting;
  private final Results results;
  private final Random random = new Random();
  private final Map<String, String> notes = new LinkedHashMap<>();
  private final Set<String> failed = new HashSet<>();
  private final Set<String> prepared = new HashSet<>();

  private Compare(Options options, Setting setting, Results results) {
    this.options = options;
    this.setting = setting;
    this.results = results;
  }

  public static void main(String[] arguments) throws IOException {
    Options options;
    try {
      options = Options.of(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println("compare: " + e.getMessage());
      System.err.println();
      System.err.println(Options.USAGE);
      System.exit(2);
      return;
    }
    Path root = Path.of(System.getProperty("compare.root")).toAbsolutePath();
    if (options.summary()) {
      summary(options);
      return;
    }
    Optional<Path> data = options.data().or(Garments::folder);
    if (data.isEmpty()) {
      System.err.println(
          "compare: needs the four IDX files of Fashion-MNIST: install Debian's package"
              + " dataset-fashion-mnist, or name their folder with --data.");
      System.exit(2);
      return;
    }
    Path file =
        options
            .file()
            .orElse(
                root.resolve("target/compare-" + MOMENT.format(LocalDateTime.now()) + ".jsonl"));
    Path scratch = Files.createTempDirectory("compare");
    Thread cleaning = new Thread(() -> delete(scratch));
    Runtime.getRuntime().addShutdownHook(cleaning);
    Setting setting =
        new Setting(
            root,
            data.get(),
            Garments.some(data.get(), scratch.resolve("some"), Setting.SOME),
            scratch,
            Optional.ofNullable(System.getenv("PYTHON")).orElse("python3"),
            Path.of(System.getProperty("java.home")),
            options.seconds(),
            Garments.image(data.get(), scratch));
    System.err.println("compare: results go to " + file);
    new Compare(options, setting, new Results(file)).run();
  }

  private static void summary(Options options) {
    Path file = options.file().orElseThrow();
    if (!Files.exists(file)) {
      System.err.println("compare: --summary: there is no file " + file);
      System.exit(2);
    }
    print(new Results(file), options);
  }

  private void run() {
    List<Contender> present = new ArrayList<>();
    List<String> versions = new ArrayList<>();
    for (Contender contender : Peers.all()) {
      if (!options.has(contender)) {
        continue;
      }
      Optional<String> missing = contender.missing(setting);
      missing.ifPresent(reason -> notes.put(contender.name(), "skipped: " + reason));
      if (missing.isEmpty()) {
        present.add(contender);
        versions.add((contender.name() + " " + contender.version(setting)).strip());
      }
    }
    results.begin(machine(), versions);
    for (int round = 1; round <= options.rounds(); round++) {
      List<Job> jobs = new ArrayList<>(List.of(Job.values()));
      Collections.shuffle(jobs, random);
      // It leaves the models of which others need one.
      jobs.remove(Job.TRAIN_64);
      jobs.addFirst(Job.TRAIN_64);
      for (Job job : jobs) {
        if (options.has(job)) {
          all(job, round, present);
        }
      }
    }
    print(results, options);
    if (!notes.isEmpty()) {
      System.out.println();
      notes.forEach((name, note) -> System.out.println("- " + name + ": " + note));
    }
  }

  /** A job of all contenders, one after the other, in an order that is drawn anew. */
  private void all(Job job, int round, List<Contender> present) {
    List<Contender> contenders = new ArrayList<>(present);
    Collections.shuffle(contenders, random);
    for (Contender contender : contenders) {
      String key = contender.name() + ", " + job.key();
      if (contender.jobs().contains(job)
          && !failed.contains(key)
          && !results.has(round, job, contender)) {
        String outcome = "";
        long start = System.nanoTime();
        try {
          start = measure(job, round, contender);
        } catch (RuntimeException e) {
          failed.add(key);
          outcome = "; " + e.getMessage();
          notes.merge(contender.name(), e.getMessage(), (a, b) -> a + "; " + b);
        }
        System.err.printf(
            "round %d, %s, %s: %.1f s%s%n",
            round, job.key(), contender.name(), since(start), outcome);
      }
    }
  }

  /** Measures and tells when that began. */
  private long measure(Job job, int round, Contender contender) {
    boolean trains = contender.jobs().contains(Job.TRAIN_64);
    if (job.needsModel() && trains && !prepared.contains(contender.name())) {
      contender.prepare(setting);
      prepared.add(contender.name());
    }
    long start = System.nanoTime();
    Map<Figure, Double> figures = contender.run(job, setting);
    results.add(round, job, contender, since(start), figures);
    if (job == Job.TRAIN_64) {
      prepared.add(contender.name());
    }
    return start;
  }

  private static double since(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }

  private static String machine() {
    return "%s, %d processors, Java %s, %s"
        .formatted(
            Garments.processor(),
            Runtime.getRuntime().availableProcessors(),
            Runtime.version(),
            System.getProperty("os.name"));
  }

  private static void print(Results results, Options options) {
    List<String> names = Peers.all().stream().map(Contender::name).toList();
    Measurements measurements = new Measurements(results.all(), names, options);
    System.out.printf(
        "%d rounds in turn, %s; two threads each unless one is said; \"Cajal is better by\" is the"
            + " median (range) of the rounds' ratios.%n%n",
        measurements.rounds(), String.join(", ", measurements.dates()));
    results.machines().forEach(machine -> System.out.println("- machine: " + machine));
    results.versions().forEach(version -> System.out.println("- " + version));
    for (Figure figure : Figure.values()) {
      show(figure.isProduct() ? List.of() : measurements.table(figure));
    }
    show(measurements.products());
  }

  private static void show(List<String> table) {
    if (!table.isEmpty()) {
      System.out.println();
      table.forEach(System.out::println);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      System.err.println("compare: " + folder + " stays: " + e.getMessage());
    }
  }
}
