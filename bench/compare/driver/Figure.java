import java.util.Locale;
import java.util.Optional;

/** One number that is compared, each in a table of its own. */
enum Figure {
  RATE_64("Fashion-MNIST 784-256-128-10, Adam, batch 64, after the first epoch", "samples/s", true),
  RATE_512("The same, batch 512", "samples/s", true),
  TINY("Step of 2-8-8-1 tanh, SGD, batch 16, one thread", "µs", false),
  MEDIAN("One prediction of 784-256-128-10, median, one thread", "µs", false),
  P99("One prediction, 99th percentile, one thread", "µs", false),
  BATCH("Predictions in batches of 1,024", "samples/s", true),
  EPOCH("Process start to the end of 1 epoch, batch 64", "s", false),
  FIRST("Process start to the first prediction of a saved model", "s", false),
  MEMORY("Peak resident memory of the training with batch 64", "MB", false),
  ACCURACY("Accuracy after the training with batch 64", "%", true);

  private final String title;
  private final String unit;
  private final boolean moreIsBetter;

  Figure(String title, String unit, boolean moreIsBetter) {
    this.title = title;
    this.unit = unit;
    this.moreIsBetter = moreIsBetter;
  }

  String title() {
    return title;
  }

  String unit() {
    return unit;
  }

  /** What one is called in {@code --only}. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * How many times better the first is: its speed over the other's, or the other's cost over its.
   */
  double advantage(double first, double other) {
    return moreIsBetter ? first / other : other / first;
  }

  static Optional<Figure> of(String key) {
    for (Figure figure : values()) {
      if (figure.key().equals(key)) {
        return Optional.of(figure);
      }
    }
    return Optional.empty();
  }
}
