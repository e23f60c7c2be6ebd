import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/**
 * A peer by a program of ours that is started as {@code PROGRAM JOB --data … --batch … --epochs …
 * --model … --threads … --seconds …} and prints lines of a word and a number: {@code rate}, {@code
 * accuracy}, {@code step}, {@code median}, {@code p99}, {@code product-64-t} and the like; {@code
 * epoch} when the first epoch has ended and {@code prediction} with the class of a garment.
 *
 * @param name in the tables
 * @param jobs that it does
 * @param epochs of its trainings; with others than five, perhaps of fewer samples, only speed
 *     counts
 * @param command to start it with
 * @param version tells which it is
 * @param check tells why it cannot take part
 */
record Program(
    String name,
    Set<Job> jobs,
    int epochs,
    Function<Setting, List<String>> command,
    Function<Setting, String> version,
    Function<Setting, Optional<String>> check)
    implements Contender {
  private static final int COMPARED_EPOCHS = 5;
  private static final int WHOLE_ITERATIONS = 20;

  @Override
  public Optional<String> missing(Setting setting) {
    return check.apply(setting);
  }

  @Override
  public String version(Setting setting) {
    return version.apply(setting);
  }

  @Override
  public void prepare(Setting setting) {
    start(Job.TRAIN_64, setting, Math.min(1, epochs));
  }

  private Watched start(Job job, Setting setting, int epochs) {
    List<String> all = new ArrayList<>(command.apply(setting));
    all.add(job.word());
    all.addAll(List.of("--data", setting.data(job).toString()));
    String model = job == Job.TRAIN_64 || job.needsModel() ? name : name + job.key();
    all.addAll(List.of("--model", setting.model(model).toString()));
    all.addAll(List.of("--batch", batch(job)));
    all.addAll(List.of("--epochs", Integer.toString(epochs)));
    all.addAll(List.of("--threads", Integer.toString(job.threads())));
    all.addAll(List.of("--seconds", Double.toString(setting.seconds())));
    Watched watched = Watched.run(all, threads(job.threads()), Optional.empty(), Setting.LIMIT);
    if (watched.problem().isPresent()) {
      throw new JobException(job.key() + ": " + watched.problem().get());
    }
    return watched;
  }

  @Override
  public Map<Figure, Double> run(Job job, Setting setting) {
    Watched watched = start(job, setting, job == Job.WHOLE ? WHOLE_ITERATIONS : epochs);
    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    for (Figure figure : job.figures()) {
      value(figure, watched).ifPresent(value -> figures.put(figure, value));
    }
    if (figures.isEmpty() && (epochs > 0 || job != Job.TRAIN_64)) {
      throw new JobException(job.key() + ": printed no figure");
    }
    return figures;
  }

  private static String batch(Job job) {
    return switch (job) {
      case TRAIN_64 -> "64";
      case TRAIN_512 -> "512";
      case WHOLE -> Integer.toString(Setting.SOME);
      case TINY -> "16";
      case BATCH -> "1024";
      case ONE, FIRST, PRODUCTS_1, PRODUCTS_2 -> "1";
    };
  }

  private static Map<String, String> threads(int count) {
    Map<String, String> environment = new HashMap<>();
    for (String name :
        List.of("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "OMP_THREAD_LIMIT")) {
      environment.put(name, Integer.toString(count));
    }
    return environment;
  }

  private OptionalDouble value(Figure figure, Watched watched) {
    boolean whole = epochs == COMPARED_EPOCHS;
    return switch (figure) {
      case RATE_64, RATE_512, BATCH, WHOLE_RATE -> watched.number("rate");
      case TINY -> watched.number("step");
      case MEDIAN -> watched.number("median");
      case P99 -> watched.number("p99");
      case EPOCH -> whole ? watched.at("epoch") : OptionalDouble.empty();
      case FIRST -> watched.at("prediction");
      case MEMORY -> whole ? watched.peakMegabytes() : OptionalDouble.empty();
      case ACCURACY -> whole ? watched.number("accuracy") : OptionalDouble.empty();
      case WHOLE_ACCURACY -> watched.number("accuracy");
      default -> watched.number(figure.key().substring(0, figure.key().length() - 2));
    };
  }
}
