import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the command line asks for.
 *
 * @param rounds how often everything is measured
 * @param figures to be shown
 * @param peers words of which a peer's name must have one; all if empty
 * @param seconds at most for warming up, for each number that is measured by repetition
 * @param data folder of the four IDX files
 * @param file of results, to which they are added
 * @param summary whether the file is only summed up
 */
record Options(
    int rounds,
    Set<Figure> figures,
    List<String> peers,
    double seconds,
    Optional<Path> data,
    Optional<Path> file,
    boolean summary) {
  static final String USAGE =
      """
      bench/compare/all [ROUNDS] [--only FIGURES] [--peers NAMES] [--seconds X] [--data FOLDER]
                        [--file FILE]
      bench/compare/all --summary FILE [--only FIGURES] [--peers NAMES]

      ROUNDS     how often everything is measured, 5 unless given
      --only     figures, or how their names begin, with commas between, such as product,rate-64:
                 %s
      --peers    parts of names with commas between, such as torch,jax; Cajal always takes part
      --seconds  for warming up at most, for each number that is measured by repetition, 4 unless
                 given; Python's programs, which compile nothing, are warm sooner
      --data     the folder of Fashion-MNIST's four IDX files
      --file     where each result is written as soon as it is there, a line of JSON each; a call
                 with a file of results goes on with what is missing in it. Unless given, a new
                 file in target/
      --summary  prints the tables of such a file
      PYTHON     in the environment: the interpreter of the peers in Python, python3 unless given
      The peers on the JVM are built by bench/peers/build.\
      """
          .formatted(Stream.of(Figure.values()).map(Figure::key).collect(Collectors.joining(",")));

  static Options of(String... arguments) {
    int rounds = 5;
    Set<Figure> figures = EnumSet.allOf(Figure.class);
    List<String> peers = List.of();
    double seconds = 4;
    Optional<Path> data = Optional.empty();
    Optional<Path> file = Optional.empty();
    boolean summary = false;
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      if (!argument.startsWith("--")) {
        rounds = whole(argument);
        continue;
      }
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(argument + " needs a value");
      }
      String value = arguments[++i];
      switch (argument) {
        case "--only" -> figures = figures(value);
        case "--peers" -> peers = List.of(value.toLowerCase(Locale.ROOT).split(",", -1));
        case "--seconds" -> seconds = Double.parseDouble(value);
        case "--data" -> data = Optional.of(Path.of(value).toAbsolutePath());
        case "--file", "--summary" -> {
          file = Optional.of(Path.of(value).toAbsolutePath());
          summary = argument.equals("--summary");
        }
        default -> throw new IllegalArgumentException("there is no option " + argument);
      }
    }
    return new Options(rounds, figures, peers, seconds, data, file, summary);
  }

  private static int whole(String text) {
    if (!text.matches("[1-9][0-9]{0,3}")) {
      throw new IllegalArgumentException("expected a number of rounds, at least 1; found " + text);
    }
    return Integer.parseInt(text);
  }

  private static Set<Figure> figures(String keys) {
    Set<Figure> figures = EnumSet.noneOf(Figure.class);
    for (String key : keys.split(",", -1)) {
      figures.addAll(Figure.beginning(key));
    }
    return figures;
  }

  boolean has(Job job) {
    return job.figures().stream().anyMatch(figures::contains);
  }

  boolean has(Contender contender) {
    return has(contender.name());
  }

  /** Whether a contender of this name is asked for. */
  boolean has(String contender) {
    String name = contender.toLowerCase(Locale.ROOT);
    return name.equals("cajal") || peers.isEmpty() || peers.stream().anyMatch(name::contains);
  }

  /** Only what is to be shown. */
  Map<Figure, Double> chosen(Map<Figure, Double> measured) {
    return measured.entrySet().stream()
        .filter(entry -> figures.contains(entry.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
