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
 * @param seconds for each number that is measured by repetition
 * @param data folder of the four IDX files
 */
record Options(
    int rounds, Set<Figure> figures, List<String> peers, double seconds, Optional<Path> data) {
  static final String USAGE =
      """
      bench/compare/all [ROUNDS] [--only FIGURES] [--peers NAMES] [--seconds X] [--data FOLDER]

      ROUNDS     how often everything is measured, 5 unless given
      --only     figures with commas between: %s
      --peers    parts of names with commas between, such as torch,jax; Cajal always takes part
      --seconds  for each number that is measured by repetition, 2 unless given
      --data     the folder of Fashion-MNIST's four IDX files
      PYTHON     in the environment: the interpreter of the peers in Python, python3 unless given
      The peers on the JVM are built by bench/peers/build.\
      """
          .formatted(Stream.of(Figure.values()).map(Figure::key).collect(Collectors.joining(",")));

  static Options of(String... arguments) {
    int rounds = 5;
    Set<Figure> figures = EnumSet.allOf(Figure.class);
    List<String> peers = List.of();
    double seconds = 2;
    Optional<Path> data = Optional.empty();
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      if (!argument.startsWith("--")) {
        rounds = Integer.parseInt(argument);
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
        default -> throw new IllegalArgumentException("there is no option " + argument);
      }
    }
    if (rounds < 1) {
      throw new IllegalArgumentException("at least 1 round is needed; found " + rounds);
    }
    return new Options(rounds, figures, peers, seconds, data);
  }

  private static Set<Figure> figures(String keys) {
    Set<Figure> figures = EnumSet.noneOf(Figure.class);
    for (String key : keys.split(",", -1)) {
      figures.add(
          Figure.of(key)
              .orElseThrow(() -> new IllegalArgumentException("there is no figure " + key)));
    }
    return figures;
  }

  boolean has(Job job) {
    return job.figures().stream().anyMatch(figures::contains);
  }

  boolean has(Contender contender) {
    String name = contender.name().toLowerCase(Locale.ROOT);
    return contender instanceof Cajal || peers.isEmpty() || peers.stream().anyMatch(name::contains);
  }

  /** Only what is to be shown. */
  Map<Figure, Double> chosen(Map<Figure, Double> measured) {
    return measured.entrySet().stream()
        .filter(entry -> figures.contains(entry.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
