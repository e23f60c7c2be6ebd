import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything that Cajal is compared with. */
final class Peers {
  private static final Set<Job> ALL = EnumSet.allOf(Job.class);
  private static final Set<Job> TRAINING = EnumSet.of(Job.TRAIN_64, Job.TRAIN_512, Job.TINY);
  private static final Set<Job> SERVING = EnumSet.of(Job.ONE, Job.BATCH, Job.FIRST);

  private Peers() {}

  /** Cajal first. */
  static List<Contender> all() {
    return List.of(
        new Cajal(),
        python("PyTorch, fused Adam", ALL, 5, "torch", "torch_peer.py", "--variant", "fused"),
        python("PyTorch, eager", TRAINING, 5, "torch", "torch_peer.py", "--variant", "eager"),
        python("PyTorch, compiled", TRAINING, 5, "torch", "torch_peer.py", "--variant", "compiled"),
        python("JAX, compiled", ALL, 5, "jax", "jax_peer.py"),
        python("Keras", ALL, 5, "keras", "keras_peer.py"),
        python("scikit-learn", ALL, 2, "sklearn", "sklearn_peer.py"),
        python("ONNX Runtime, Python", SERVING, 0, "onnxruntime", "onnx_peer.py"));
  }

  private static Contender python(
      String name, Set<Job> jobs, int epochs, String module, String file, String... options) {
    return new Program(
        name,
        jobs,
        epochs,
        setting -> {
          List<String> command = new ArrayList<>(List.of(setting.python()));
          command.add(setting.root().resolve("bench/compare/python").resolve(file).toString());
          command.addAll(List.of(options));
          return command;
        },
        setting -> {
          Watched found =
              Watched.run(
                  List.of(setting.python(), "-c", "import " + module),
                  Map.of(),
                  Optional.empty(),
                  Setting.LIMIT);
          return found.problem().map(p -> "no module " + module + " for " + setting.python());
        });
  }
}
