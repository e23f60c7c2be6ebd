import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One number that is compared, each in a table of its own but for the products. */
enum Figure {
  RATE_64("Fashion-MNIST 784-256-128-10, Adam, batch 64, after the first epoch", "samples/s", true),
  RATE_512("The same, batch 512", "samples/s", true),
  EPOCH("Process start to the end of 1 epoch, batch 64", "s", false),
  MEMORY("Peak resident memory of the training with batch 64", "MB", false),
  ACCURACY("Accuracy after 5 epochs with batch 64", "%", true),
  TINY("Step of 2-8-8-1 tanh, SGD, batch 16, one thread", "µs", false),
  MEDIAN(
      "One prediction of 784-256-128-10 for an image, half of it zeros, median, one thread",
      "µs",
      false),
  P99("One such prediction, 99th percentile, one thread", "µs", false),
  BATCH("Predictions in batches of 1,024", "samples/s", true),
  FIRST("Process start to the first prediction of a saved model", "s", false),
  WHOLE_RATE(
      "784-256-128-10 with sigmoids, 10,000 samples at once (Spark: iterations of L-BFGS; others:"
          + " steps of Adam)",
      "samples/s",
      true),
  WHOLE_ACCURACY("Accuracy after 20 such iterations", "%", true),
  PRODUCT_1024_1("1024 × 1024 × 1024, one thread", "GFLOP/s", true),
  PRODUCT_1024_T_1("1024 × 1024 × 1024, B transposed, one thread", "GFLOP/s", true),
  PRODUCT_512_1("512 × 256 × 784, one thread", "GFLOP/s", true),
  PRODUCT_512_T_1("512 × 256 × 784, B transposed, one thread", "GFLOP/s", true),
  PRODUCT_64_1("64 × 256 × 784, one thread", "GFLOP/s", true),
  PRODUCT_64_T_1("64 × 256 × 784, B transposed, one thread", "GFLOP/s", true),
  PRODUCT_1024_2("1024 × 1024 × 1024, two threads", "GFLOP/s", true),
  PRODUCT_1024_T_2("1024 × 1024 × 1024, B transposed, two threads", "GFLOP/s", true),
  PRODUCT_512_2("512 × 256 × 784, two threads", "GFLOP/s", true),
  PRODUCT_512_T_2("512 × 256 × 784, B transposed, two threads", "GFLOP/s", true),
  PRODUCT_64_2("64 × 256 × 784, two threads", "GFLOP/s", true),
  PRODUCT_64_T_2("64 × 256 × 784, B transposed, two threads", "GFLOP/s", true);

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

  /** What it is called in {@code --only} and in the file of results. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean isProduct() {
    return name().startsWith("PRODUCT_");
  }

  /** Rows and columns of A and B as {@code cajal bench} names the product. */
  String product() {
    return "product " + title.substring(0, title.lastIndexOf(','));
  }

  /** The products with a number of threads. */
  static Figure[] products(int threads) {
    return Arrays.stream(values())
        .filter(figure -> figure.isProduct() && figure.name().endsWith("_" + threads))
        .toArray(Figure[]::new);
  }

  /**
   * How many times better the first is: its speed over the other's, or the other's cost over its.
   */
  double advantage(double first, double other) {
    return moreIsBetter ? first / other : other / first;
  }

  /** The figures whose keys begin so. */
  static Set<Figure> beginning(String text) {
    List<Figure> found =
        Arrays.stream(values()).filter(figure -> figure.key().startsWith(text)).toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException("--only: there is no figure " + text);
    }
    return EnumSet.copyOf(found);
  }
}
