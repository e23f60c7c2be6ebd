package dev.cajal.nn.data.generate;

import dev.cajal.nn.data.CategoricalColumn;
import dev.cajal.nn.data.Column;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Nearest;
import dev.cajal.nn.data.NumericColumn;
import dev.cajal.nn.data.Quoted;
import dev.cajal.nn.data.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Data that a formula makes: points in the plane in classes, or numbers to predict.
 *
 * <p>Row i depends on the generator, the noise, the seed and i alone, so the first rows are the
 * same for any number of rows. Classes take turns, so each has as many rows as any other, or one
 * more. Noise is the standard deviation of normal numbers that are added to both coordinates, and
 * in {@link #REGRESSION} to the target. Numbers are rounded to six decimals, so that a file of them
 * holds what Java has.
 */
public enum Generator {
  /**
   * Two half circles of radius 1 that reach into each other: (cos t, sin t), and (1 − cos t, ½ −
   * sin t), with t in [0, π).
   */
  MOONS(0.2, "two half circles that reach into each other"),

  /** A circle of radius ½ within one of radius 1. */
  CIRCLES(0.1, "a circle within another"),

  /**
   * Two arms of 1¾ turns around each other: radius √u and angle 1¾ · 2π · √u, with u in [0, 1); the
   * second arm is the first one turned by π.
   */
  SPIRALS(0.03, "two arms that wind around each other"),

  /** Three clouds around the corners of a triangle, at distance 1 from its middle. */
  BLOBS(0.4, "three clouds of points"),

  /** The square [−1, 1)², where the signs of the coordinates are the same or not. */
  XOR(0.1, "four quadrants, of which opposite ones belong together"),

  /**
   * Five numbers in [0, 1), of which y = 10 sin(π x1 x2) + 20 (x3 − ½)² + 10 x4 + 5 x5 (Friedman,
   * <i>Multivariate Adaptive Regression Splines</i>, 1991).
   */
  REGRESSION(1, "a number that depends on five others, not linearly");

  /** The most rows of a table. */
  public static final int MOST_ROWS = 10_000_000;

  private static final double DECIMALS = 1e6;
  private static final double TURNS = 1.75;

  private final double usualNoise;
  private final String about;

  Generator(double usualNoise, String about) {
    this.usualNoise = usualNoise;
    this.about = about;
  }

  /** The name in lower case, as it appears in commands. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The noise where nothing else is wanted. */
  public double usualNoise() {
    return usualNoise;
  }

  /** What the data is, in a few words. */
  public String about() {
    return about;
  }

  /** The class names, empty for {@link #REGRESSION}. */
  public List<String> classes() {
    return switch (this) {
      case MOONS -> List.of("upper", "lower");
      case CIRCLES -> List.of("outer", "inner");
      case SPIRALS -> List.of("first", "second");
      case BLOBS -> List.of("a", "b", "c");
      case XOR -> List.of("same", "different");
      case REGRESSION -> List.of();
    };
  }

  /** The names of the columns: the target is the last. */
  public List<String> columns() {
    return this == REGRESSION
        ? List.of("x1", "x2", "x3", "x4", "x5", "y")
        : List.of("x", "y", "class");
  }

  /** The names of all generators. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Generator::label).toList();
  }

  /**
   * The generator of this name, in any case.
   *
   * @throws DataException if there is none, with the nearest names
   */
  public static Generator parse(String name) {
    int index = names().indexOf(name.toLowerCase(Locale.ROOT));
    if (index < 0) {
      String nearest = Nearest.suggestion(name, names());
      throw new DataException(
          "no generator is called %s; %s"
              .formatted(
                  Quoted.of(name),
                  nearest.isEmpty() ? "there are " + String.join(", ", names()) : nearest));
    }
    return values()[index];
  }

  /**
   * The table of the first rows.
   *
   * @param rows 1 to {@link #MOST_ROWS}
   * @param noise standard deviation, at least 0
   * @throws DataException if a number is out of range
   */
  public Table table(int rows, double noise, long seed) {
    if (rows > MOST_ROWS) {
      throw new DataException(
          "%s: a table has at most %d generated rows; found %d"
              .formatted(label(), MOST_ROWS, rows));
    }
    check(rows, noise);
    int inputs = columns().size() - 1;
    double[][] numbers = new double[inputs + 1][rows];
    List<String> labels = new ArrayList<>();
    int[] next = {0};
    forEach(
        rows,
        noise,
        seed,
        row -> {
          for (int i = 0; i < row.values().length; i++) {
            numbers[i][next[0]] = row.values()[i];
          }
          row.label().ifPresent(labels::add);
          next[0]++;
        });
    List<Column> made = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      made.add(NumericColumn.of(columns().get(i), numbers[i]));
    }
    String target = columns().getLast();
    made.add(
        classes().isEmpty()
            ? NumericColumn.of(target, numbers[inputs])
            : CategoricalColumn.ofTexts(target, labels));
    return Table.of(label(), made);
  }

  /**
   * Hands out the first rows one after the other, in the same memory for any number of them.
   *
   * @param rows at least 1
   * @param noise standard deviation, at least 0
   * @throws DataException if a number is out of range
   */
  public void forEach(int rows, double noise, long seed, Consumer<GeneratedRow> consumer) {
    check(rows, noise);
    RandomRows random = new RandomRows(this, seed, columns().size() - 1);
    for (int row = 0; row < rows; row++) {
      random.advance(row);
      consumer.accept(row(row, random, noise));
    }
  }

  /**
   * Checks what {@link #forEach} is to be given.
   *
   * @throws DataException if a number is out of range
   */
  public void check(int rows, double noise) {
    if (rows < 1) {
      throw new DataException(
          "%s: the number of rows must be at least 1; found %d".formatted(label(), rows));
    }
    if (!(noise >= 0 && noise < Double.POSITIVE_INFINITY)) {
      throw new DataException(
          "%s: the noise must be a number of at least 0; found %s".formatted(label(), noise));
    }
  }

  private GeneratedRow row(int row, RandomRows random, double noise) {
    return switch (this) {
      case MOONS -> {
        double t = Math.PI * random.uniform(0);
        double x = StrictMath.cos(t);
        double y = StrictMath.sin(t);
        yield row % 2 == 0
            ? point(x, y, 0, random, noise)
            : point(1 - x, 0.5 - y, 1, random, noise);
      }
      case CIRCLES -> {
        double t = 2 * Math.PI * random.uniform(0);
        double radius = row % 2 == 0 ? 1 : 0.5;
        yield polar(radius, t, row % 2, random, noise);
      }
      case SPIRALS -> {
        double radius = Math.sqrt(random.uniform(0));
        double t = TURNS * 2 * Math.PI * radius + Math.PI * (row % 2);
        yield polar(radius, t, row % 2, random, noise);
      }
      case BLOBS -> polar(1, Math.PI / 2 + 2 * Math.PI / 3 * (row % 3), row % 3, random, noise);
      case XOR -> {
        // The class takes its turn, so the sign of y follows from it and that of x.
        double x = 2 * random.uniform(0) - 1;
        double height = random.uniform(1);
        boolean positive = x >= 0 == (row % 2 == 0);
        yield point(x, positive ? height : -height, row % 2, random, noise);
      }
      case REGRESSION -> friedman(random, noise);
    };
  }

  private GeneratedRow polar(double radius, double t, int code, RandomRows random, double noise) {
    return point(radius * StrictMath.cos(t), radius * StrictMath.sin(t), code, random, noise);
  }

  private GeneratedRow point(double x, double y, int code, RandomRows random, double noise) {
    return GeneratedRow.of(
        classes().get(code),
        rounded(x + noise * random.normal(0)),
        rounded(y + noise * random.normal(1)));
  }

  private static GeneratedRow friedman(RandomRows random, double noise) {
    double[] row = new double[6];
    for (int i = 0; i < 5; i++) {
      row[i] = rounded(random.uniform(i));
    }
    double middle = row[2] - 0.5;
    double y =
        10 * StrictMath.sin(Math.PI * row[0] * row[1])
            + 20 * middle * middle
            + 10 * row[3]
            + 5 * row[4];
    row[5] = rounded(y + noise * random.normal(0));
    return GeneratedRow.of(row);
  }

  private static double rounded(double value) {
    // Adding 0 turns −0 into 0.
    return Math.rint(value * DECIMALS) / DECIMALS + 0.0;
  }
}
