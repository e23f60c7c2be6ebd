import java.nio.file.Files;
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

  private static final Set<String> NAMES =
      Set.of("--only", "--peers", "--seconds", "--data", "--file", "--summary");

  private static final double LONGEST = 600;

  /**
   * Reads the arguments.
   *
   * @throws IllegalArgumentException if one of them cannot be followed
   */
  static Options of(String... arguments) {
    int rounds = 5;
    Set<Figure> figures = EnumSet.allOf(Figure.class);
    List<String> peers = List.of();
    double seconds = 4;
    Optional<Path> data = Optional.empty();
    Optional<Path> file = Optional.empty();
    boolean summary = false;
    boolean counted = false;
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      if (!argument.startsWith("--")) {
        if (counted) {
          throw new IllegalArgumentException(
              "the number of rounds was given; found " + argument + " after it");
        }
        rounds = whole(argument);
        counted = true;
        continue;
      }
      if (!NAMES.contains(argument)) {
        throw new IllegalArgumentException("there is no option " + argument);
      }
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(argument + " needs a value");
      }
      String value = arguments[++i];
      switch (argument) {
        case "--only" -> figures = figures(value);
        case "--peers" -> peers = peers(value);
        case "--seconds" -> seconds = seconds(value);
        case "--data" -> data = Optional.of(data(value));
        default -> {
          file = Optional.of(file(argument, value));
          summary = argument.equals("--summary");
        }
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
    words("--only", keys).forEach(key -> figures.addAll(Figure.beginning(key)));
    return figures;
  }

  private static List<String> peers(String names) {
    List<String> known = Peers.all().stream().map(Contender::name).toList();
    List<String> words = words("--peers", names.toLowerCase(Locale.ROOT));
    for (String word : words) {
      if (known.stream().noneMatch(name -> name.toLowerCase(Locale.ROOT).contains(word))) {
        throw new IllegalArgumentException(
            "--peers: no peer's name has \"%s\" in it; there are %s"
                .formatted(word, String.join("; ", known)));
      }
    }
    return words;
  }

  private static List<String> words(String option, String text) {
    List<String> words = Stream.of(text.split(",", -1)).map(String::strip).toList();
    if (words.contains("")) {
      throw new IllegalArgumentException(
          "%s: expected words with commas between; found \"%s\"".formatted(option, text));
    }
    return words;
  }

  private static Path data(String text) {
    Path folder = Path.of(text).toAbsolutePath();
    if (!Garments.isIn(folder)) {
      throw new IllegalArgumentException(
          "--data: Fashion-MNIST's four IDX files are not in " + folder);
    }
    return folder;
  }

  private static Path file(String option, String text) {
    Path file = Path.of(text).toAbsolutePath();
    if (!Files.isDirectory(file.getParent()) || Files.isDirectory(file)) {
      throw new IllegalArgumentException(
          "%s: expected a file in a folder that exists; found %s".formatted(option, text));
    }
    return file;
  }

  private static double seconds(String text) {
    try {
      double seconds = Double.parseDouble(text);
      if (seconds > 0 && seconds <= LONGEST) {
        return seconds;
      }
    } catch (NumberFormatException e) {
      // What is no number is refused like one that is too small.
    }
    throw new IllegalArgumentException(
        "--seconds: expected a number above 0, at most %.0f; found %s".formatted(LONGEST, text));
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
