import java.nio.file.Path;

/**
 * What all runs of a comparison share.
 *
 * @param root of the project
 * @param data folder of the four IDX files
 * @param some folder of the same with the first 10,000 garments for training alone
 * @param scratch folder for models
 * @param python the interpreter
 * @param java the folder of the JDK
 * @param seconds at most for warming up, for each number that is measured by repetition
 * @param image of one garment as PNG
 */
record Setting(
    Path root,
    Path data,
    Path some,
    Path scratch,
    String python,
    Path java,
    double seconds,
    Path image) {
  /** Seconds after which a run counts as failed. */
  static final int LIMIT = 300;

  /** Garments in {@link #some}. */
  static final int SOME = 10_000;

  /** Where a contender keeps its model. */
  Path model(String contender) {
    return scratch.resolve(contender.replaceAll("[^A-Za-z0-9]", "-"));
  }

  /** The folder of a job's samples. */
  Path data(Job job) {
    return job == Job.WHOLE ? some : data;
  }
}
