import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of results: a line of JSON for each, written as soon as it is there, so that a run that is
 * interrupted goes on where it was.
 */
final class Results {
  private static final Pattern RESULT =
      Pattern.compile(
          "\\{\"round\":(\\d+),\"job\":\"([^\"]*)\",\"contender\":\"([^\"]*)\",\"date\":\"([^\"]*)\","
              + "\"seconds\":([0-9.]+),\"figures\":\\{([^}]*)\\}\\}");
  private static final Pattern FIGURE = Pattern.compile("\"([^\"]+)\":([-0-9.eE]+)");
  private static final Pattern MACHINE =
      Pattern.compile("\\{\"machine\":\"([^\"]*)\",\"versions\":\"([^\"]*)\"\\}");

  private final Path file;
  private final List<Result> results = new ArrayList<>();
  private final Set<String> done = new HashSet<>();
  private final Set<String> machines = new LinkedHashSet<>();
  private final Set<String> versions = new LinkedHashSet<>();

  /** What a job of a contender yielded in a round, counted from 1. */
  record Result(int round, String contender, String date, Map<Figure, Double> figures) {}

  Results(Path file) {
    this.file = file;
    if (!Files.exists(file)) {
      return;
    }
    try {
      Files.readAllLines(file).forEach(this::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(String line) {
    Matcher machine = MACHINE.matcher(line);
    Matcher result = RESULT.matcher(line);
    if (machine.matches()) {
      machines.add(machine.group(1));
      versions.addAll(List.of(machine.group(2).split("; ", -1)));
    } else if (result.matches()) {
      Map<Figure, Double> figures = new EnumMap<>(Figure.class);
      Matcher figure = FIGURE.matcher(result.group(6));
      while (figure.find()) {
        Figure found = Figure.valueOf(figure.group(1).toUpperCase(Locale.ROOT).replace('-', '_'));
        figures.put(found, Double.parseDouble(figure.group(2)));
      }
      int round = Integer.parseInt(result.group(1));
      done.add(key(round, result.group(2), result.group(3)));
      results.add(new Result(round, result.group(3), result.group(4), figures));
    } else if (!line.isBlank()) {
      // The end of a run that was ended while it wrote.
      System.err.println("compare: left out a line of " + file + ": " + line);
    }
  }

  /** Notes what the following results are made with. */
  void begin(String machine, List<String> contenders) {
    machines.add(machine);
    versions.addAll(contenders);
    write(
        "{\"machine\":\"%s\",\"versions\":\"%s\"}"
            .formatted(machine, String.join("; ", contenders)));
  }

  boolean has(int round, Job job, Contender contender) {
    return done.contains(key(round, job.key(), contender.name()));
  }

  void add(int round, Job job, Contender contender, double seconds, Map<Figure, Double> figures) {
    String date = LocalDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString();
    List<String> fields = new ArrayList<>();
    figures.forEach((figure, value) -> fields.add("\"%s\":%s".formatted(figure.key(), value)));
    write(
        "{\"round\":%d,\"job\":\"%s\",\"contender\":\"%s\",\"date\":\"%s\",\"seconds\":%s,\"figures\":{%s}}"
            .formatted(
                round,
                job.key(),
                contender.name(),
                date,
                String.format(Locale.ROOT, "%.1f", seconds),
                String.join(",", fields)));
    done.add(key(round, job.key(), contender.name()));
    results.add(new Result(round, contender.name(), date, figures));
  }

  private void write(String line) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String key(int round, String job, String contender) {
    return round + " " + job + " " + contender;
  }

  List<Result> all() {
    return results;
  }

  Set<String> machines() {
    return machines;
  }

  Set<String> versions() {
    return versions;
  }
}
