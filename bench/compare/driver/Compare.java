import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Runs Cajal and its peers in turn and prints a table for each figure: {@code bench/compare/all}.
 */
final class Compare {
  private final Options options;
  private final Setting setting;
  private final Measurements measurements;
  private final Map<String, String> notes = new LinkedHashMap<>();
  private final Set<String> failed = new HashSet<>();

  private Compare(Options options, Setting setting) {
    this.options = options;
    this.setting = setting;
    this.measurements = new Measurements(options.rounds());
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
    Optional<Path> data = options.data().or(Garments::folder);
    if (data.isEmpty()) {
      System.err.println(
          "compare: needs the four IDX files of Fashion-MNIST: install Debian's package"
              + " dataset-fashion-mnist, or name their folder with --data.");
      System.exit(2);
      return;
    }
    Path scratch = Files.createTempDirectory("compare");
    Thread cleaning = new Thread(() -> delete(scratch));
    Runtime.getRuntime().addShutdownHook(cleaning);
    Setting setting =
        new Setting(
            root,
            data.get(),
            scratch,
            Optional.ofNullable(System.getenv("PYTHON")).orElse("python3"),
            Path.of(System.getProperty("java.home")),
            options.seconds(),
            Garments.image(data.get(), scratch));
    new Compare(options, setting).run();
  }

  private void run() {
    List<Contender> present = new ArrayList<>();
    for (Contender contender : Peers.all()) {
      if (!options.has(contender)) {
        continue;
      }
      Optional<String> missing = contender.missing(setting);
      missing.ifPresent(reason -> notes.put(contender.name(), "skipped: " + reason));
      if (missing.isEmpty()) {
        present.add(contender);
      }
    }
    for (int round = 0; round < options.rounds(); round++) {
      for (Contender contender : present) {
        round(contender, round);
      }
    }
    print();
  }

  private void round(Contender contender, int round) {
    boolean modelNeeded =
        round == 0 && Stream.of(Job.values()).anyMatch(j -> j.needsModel() && options.has(j));
    for (Job job : Job.values()) {
      boolean prepares = job == Job.TRAIN_64 && modelNeeded;
      if (!contender.jobs().contains(job) || !(options.has(job) || prepares)) {
        continue;
      }
      String key = contender.name() + ", " + job.word();
      if (failed.contains(key)) {
        continue;
      }
      long start = System.nanoTime();
      String outcome = "";
      try {
        Map<Figure, Double> figures = options.chosen(contender.run(job, setting));
        measurements.add(contender.name(), round, figures);
      } catch (Contender.JobException e) {
        failed.add(key);
        outcome = "; " + e.getMessage();
        notes.merge(contender.name(), e.getMessage(), (a, b) -> a + "; " + b);
      }
      System.err.printf(
          "round %d, %s, %s: %.1f s%s%n",
          round + 1,
          contender.name(),
          job.name().toLowerCase(java.util.Locale.ROOT),
          (System.nanoTime() - start) * 1e-9,
          outcome);
    }
  }

  private void print() {
    System.out.printf(
        "%d rounds in turn; two threads each unless one is said; %s, %d processors, Java %s%n",
        options.rounds(),
        Garments.processor(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version());
    for (Figure figure : Figure.values()) {
      List<String> table = measurements.table(figure);
      if (!table.isEmpty()) {
        System.out.println();
        table.forEach(System.out::println);
      }
    }
    if (!notes.isEmpty()) {
      System.out.println();
      notes.forEach((name, note) -> System.out.println("- " + name + ": " + note));
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
