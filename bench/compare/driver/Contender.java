import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A library that takes part. */
interface Contender {
  /** Its name in the tables and, as part of it, in {@code --peers}. */
  String name();

  /** Why it cannot take part here, if so. */
  Optional<String> missing(Setting setting);

  /** Its version, where it can be told. */
  String version(Setting setting);

  /** What it can do. */
  Set<Job> jobs();

  /**
   * Does a job in a process of its own.
   *
   * @throws JobException if that fails
   */
  Map<Figure, Double> run(Job job, Setting setting);

  /**
   * Trains for an epoch without measuring, so that there is a model to predict with.
   *
   * @throws JobException if that fails
   */
  void prepare(Setting setting);

  /** A job without figures. */
  final class JobException extends RuntimeException {
    private static final long serialVersionUID = 1;

    JobException(String message) {
      super(message);
    }
  }
}
