import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private static final Set<Job> SLOW = EnumSet.complementOf(EnumSet.of(Job.TRAIN_512));

  /** The training only writes the model. */
  private static final Set<Job> SERVING = EnumSet.of(Job.TRAIN_64, Job.ONE, Job.BATCH, Job.FIRST);

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
        python("ONNX Runtime, Python", SERVING, 0, "onnxruntime", "onnx_peer.py"),
        jvm("ONNX Runtime, Java", SERVING, 0, "onnxruntime", "OnnxRuntime"),
        jvm("DJL", SLOW, 2, "djl", "Djl"),
        jvm("Deeplearning4j", SLOW, 2, "deeplearning4j", "Deeplearning4j"),
        jvm("Smile, RMSProp", SLOW, 2, "smile", "Smile"),
        jvm("Encog", EnumSet.of(Job.TINY, Job.ONE), 0, "encog", "Encog"));
  }

  private static Contender jvm(
      String name, Set<Job> jobs, int epochs, String module, String program) {
    return new Program(
        name,
        jobs,
        epochs,
        setting ->
            List.of(
                "env",
                // Two threads of OpenBLAS make the products of single samples slower.
                module.equals("smile") ? "OPENBLAS_NUM_THREADS=1" : "LC_ALL=C.UTF-8",
                setting.java().resolve("bin/java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                target(setting, module)
                    + "/classes"
                    + File.pathSeparator
                    + target(setting, module)
                    + "/lib/*",
                "peers." + program),
        setting ->
            Files.exists(classes(setting, module))
                ? Optional.empty()
                : Optional.of("not built; bench/peers/build builds it"));
  }

  private static Path target(Setting setting, String module) {
    return setting.root().resolve("bench/peers").resolve(module).resolve("target");
  }

  private static Path classes(Setting setting, String module) {
    return target(setting, module).resolve("classes/peers");
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
