import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Everything that Cajal is compared with. */
final class Peers {
  private static final Set<Job> TRAINING = EnumSet.of(Job.TRAIN_64, Job.TRAIN_512);
  private static final Set<Job> SERVING = EnumSet.of(Job.ONE, Job.BATCH, Job.FIRST);
  private static final Set<Job> ALL = with(SERVING, Job.TRAIN_64, Job.TRAIN_512, Job.TINY);
  private static final Set<Job> SLOW = with(SERVING, Job.TRAIN_64, Job.TINY);

  /** The training only writes the model. */
  private static final Set<Job> RUNTIME = with(SERVING, Job.TRAIN_64);

  /** With fewer epochs than five only the speed after the first counts. */
  private static final int FEWER = 2;

  /** Of forms of a peer whose accuracy is known from another form. */
  private static final int FORM = 3;

  private Peers() {}

  private static Set<Job> with(Set<Job> some, Job... more) {
    EnumSet<Job> all = EnumSet.copyOf(some);
    all.addAll(List.of(more));
    return all;
  }

  /** Cajal first. */
  static List<Contender> all() {
    Set<Job> most =
        with(SERVING, Job.TRAIN_64, Job.TRAIN_512, Job.WHOLE, Job.PRODUCTS_1, Job.PRODUCTS_2);
    return List.of(
        new Cajal(),
        torch("PyTorch, fused Adam", most, 5, "fused"),
        // Plain SGD has no fused form: the step of the tiny network is measured once, here.
        torch("PyTorch, eager", with(TRAINING, Job.TINY), FORM, "eager"),
        torch("PyTorch, compiled", with(TRAINING, Job.TINY), FORM, "compiled"),
        python("JAX, compiled", ALL, 5, "jax", "jax_peer.py"),
        python("Keras", ALL, 5, "keras", "keras_peer.py"),
        python("scikit-learn", ALL, FEWER, "scikit-learn", "sklearn_peer.py"),
        python("ONNX Runtime, Python", RUNTIME, 0, "onnxruntime", "onnx_peer.py"),
        jvm("ONNX Runtime, Java", RUNTIME, 0, "onnxruntime", "OnnxRuntime", "onnxruntime", ""),
        jvm("DJL", SLOW, FEWER, "djl", "Djl", "api", "on PyTorch"),
        jvm(
            "Deeplearning4j",
            SLOW,
            FEWER,
            "deeplearning4j",
            "Deeplearning4j",
            "deeplearning4j-nn",
            "trained on 20,000 garments"),
        jvm(
            "Smile, RMSProp",
            SLOW,
            FEWER,
            "smile",
            "Smile",
            "smile-core",
            "in double, trained on 1,000 garments"),
        jvm(
            "Encog",
            EnumSet.of(Job.TINY, Job.ONE),
            0,
            "encog",
            "Encog",
            "encog-core",
            "in double, predicts with random weights"),
        jvm(
            "Spark, L-BFGS",
            EnumSet.of(Job.WHOLE, Job.ONE),
            0,
            "spark",
            "Spark",
            "spark-mllib_2.13",
            "in double"));
  }

  private static Contender torch(String name, Set<Job> jobs, int epochs, String variant) {
    return python(name, jobs, epochs, "torch", "torch_peer.py", "--variant", variant);
  }

  private static Contender jvm(
      String name,
      Set<Job> jobs,
      int epochs,
      String module,
      String program,
      String library,
      String remark) {
    return new Program(
        name,
        jobs,
        epochs,
        setting -> {
          List<String> command = new ArrayList<>(List.of("env", environment(module)));
          command.add(setting.java().resolve("bin/java").toString());
          command.add("--enable-native-access=ALL-UNNAMED");
          command.addAll(opened(module));
          Path target = target(setting, module);
          command.addAll(
              List.of("-cp", target + "/classes" + File.pathSeparator + target + "/lib/*"));
          command.add("peers." + program);
          return command;
        },
        setting -> (jar(target(setting, module).resolve("lib"), library) + " " + remark).strip(),
        setting ->
            Files.exists(target(setting, module).resolve("classes/peers"))
                ? Optional.empty()
                : Optional.of("not built; bench/peers/build builds it"));
  }

  /** Two threads of OpenBLAS make the products of single samples slower. */
  private static String environment(String module) {
    return module.equals("smile") ? "OPENBLAS_NUM_THREADS=1" : "LC_ALL=C.UTF-8";
  }

  /** What Spark reaches into, by its own launcher's list, and the vectors for its products. */
  private static List<String> opened(String module) {
    if (!module.equals("spark")) {
      return List.of();
    }
    List<String> options = new ArrayList<>(List.of("--add-modules", "jdk.incubator.vector"));
    Stream.of(
            "java.lang",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.io",
            "java.net",
            "java.nio",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "sun.nio.ch",
            "sun.nio.cs",
            "sun.util.calendar")
        .forEach(name -> options.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    return options;
  }

  private static Path target(Setting setting, String module) {
    return setting.root().resolve("bench/peers").resolve(module).resolve("target");
  }

  /** The version in the name of a library's file. */
  private static String jar(Path folder, String library) {
    Pattern name = Pattern.compile(Pattern.quote(library) + "-(\\d[^/]*)\\.jar");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> name.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(matcher -> matcher.group(1))
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Contender python(
      String name, Set<Job> jobs, int epochs, String module, String file, String... options) {
    Path scripts = Path.of("bench/compare/python");
    return new Program(
        name,
        jobs,
        epochs,
        setting -> {
          List<String> command = new ArrayList<>(List.of(setting.python()));
          command.add(setting.root().resolve(scripts).resolve(file).toString());
          command.addAll(List.of(options));
          return command;
        },
        setting -> {
          List<Watched.Line> lines = versions(setting, scripts, module).lines();
          return lines.isEmpty() ? "" : lines.getFirst().text();
        },
        setting ->
            versions(setting, scripts, module)
                .problem()
                .map(_ -> "no module " + module + " for " + setting.python()));
  }

  private static Watched versions(Setting setting, Path scripts, String module) {
    String script = setting.root().resolve(scripts).resolve("versions.py").toString();
    return Watched.run(
        List.of(setting.python(), script, module), Map.of(), Optional.empty(), Setting.LIMIT);
  }
}
