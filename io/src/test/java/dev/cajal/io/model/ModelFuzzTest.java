package dev.cajal.io.model;

import dev.cajal.io.Fuzzer;
import dev.cajal.io.json.Json;
import dev.cajal.nn.data.CategoricalColumn;
import dev.cajal.nn.data.FeatureSettings;
import dev.cajal.nn.data.Imputation;
import dev.cajal.nn.data.NumericColumn;
import dev.cajal.nn.data.Preprocessing;
import dev.cajal.nn.data.Scaling;
import dev.cajal.nn.data.Table;
import dev.cajal.nn.data.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fuzzes what a model's folder holds besides its weights, see {@link Fuzzer}. */
class ModelFuzzTest {
  @TempDir Path folder;

  private static String preprocessing(FeatureSettings settings) {
    Table table =
        Table.of(
            "t.csv",
            NumericColumn.of("n", 1, 2, Double.NaN, 4),
            CategoricalColumn.ofTexts("c", List.of("x", "y", "x", "z")),
            CategoricalColumn.ofTexts("t", List.of("a", "b", "a", "b")));
    return Json.line(Preprocessing.fit(table, "t", Task.BINARY, settings, 0, 1, 2, 3).toTree());
  }

  private static final FeatureSettings FILLED =
      FeatureSettings.DEFAULT.with(new Imputation(Imputation.Method.MEDIAN, ""));

  @Test
  void preprocessing_readOrRefused() {
    Fuzzer.texts(
        text -> Preprocessing.fromTree(Json.parse("t.json", text).members()),
        List.of(
            preprocessing(FILLED),
            preprocessing(FILLED.with(Scaling.QUANTILE).withIndicators().withDegree(2))),
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "null",
        "true",
        "\"labels\"",
        "1e400",
        "\\u0000");
  }

  @Test
  void description_readOrRefused() {
    String tree = preprocessing(FILLED);
    String model =
        """
        {"format":"cajal-model","version":1,"name":"m",
        "architecture":{"layers":"dense(1)","shape":[4],"dtype":"f32"},
        "training":{"layers":"dense(1)","loss":"binary_cross_entropy","optimizer":"adam(0.01)",
        "schedule":"cosine","epochs":3,"batch-size":8,"validation":"0.1","test":"0.2","l2":0.1,
        "early-stopping":0,"seed":"1"},
        "preprocessing":%s,
        "provenance":{"data":"t.csv","sha256":"00","rows":4,"versions":{"cajal":"1"}},
        "results":{"epochs":3,"metrics":{"test":{"loss":0.5}}}}
        """
            .formatted(tree);
    Fuzzer.texts(
        text -> ModelDescription.read(Json.parse("t.json", text)),
        List.of(model),
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "null",
        "true",
        "\"epochs\"",
        "\"seed\":\"x\"");
  }

  @Test
  void config_readOrRefused() {
    Path file = folder.resolve("config.properties");
    Fuzzer.bytes(
        bytes -> {
          try {
            Files.write(file, bytes);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          ConfigFile.read(file);
        },
        List.of(
            "# options\ndata = iris\nlayers = dense(3) \\\n relu\nseed:1\n"
                .getBytes(StandardCharsets.UTF_8),
            "a = \\u00e9\\n\n!x\nb\n".getBytes(StandardCharsets.UTF_8)),
        "\\",
        "\\u",
        "\\u12",
        "=",
        ":",
        "\n",
        "#",
        "!");
  }
}
