package dev.cajal.fuzz;

import dev.cajal.app.tuning.SearchFiles;
import dev.cajal.io.json.Json;
import dev.cajal.io.model.CheckpointFolders;
import dev.cajal.io.model.ModelFolder;
import dev.cajal.io.model.NetworkFile;
import dev.cajal.io.safetensors.NamedArray;
import dev.cajal.io.safetensors.Safetensors;
import dev.cajal.io.safetensors.SafetensorsFile;
import dev.cajal.nn.data.CategoricalColumn;
import dev.cajal.nn.data.Column;
import dev.cajal.nn.data.DateColumn;
import dev.cajal.nn.data.NumericColumn;
import dev.cajal.nn.data.Preprocessing;
import dev.cajal.nn.data.Table;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.train.Network;
import dev.cajal.nn.train.ProgressForm;
import dev.cajal.shape.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What lies in the folders of models and searches. */
final class ModelTargets {
  static final List<Target> ALL =
      List.of(
          new Target("model", ModelTargets::model),
          new Target("preprocessing", ModelTargets::preprocessing),
          new Target("network", ModelTargets::network),
          new Target("checkpoint", ModelTargets::checkpoint),
          new Target("search", ModelTargets::search));

  private static final Path SCRATCH = Targets.scratch();

  private ModelTargets() {}

  private static String text(byte[] input) {
    return new String(input, StandardCharsets.UTF_8);
  }

  /** Whether it can be written: JSON has names for halves of characters, which files do not. */
  private static boolean isText(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  /** The description of a model; its network is built too, for which there are no weights. */
  private static void model(byte[] input) throws IOException {
    Path file = SCRATCH.resolve("model.json");
    Files.write(file, input);
    ModelFolder folder = ModelFolder.open(SCRATCH);
    String written = Json.line(folder.description().toMap());
    if (!isText(written)) {
      return;
    }
    Files.writeString(file, written);
    Targets.requireSame(written, Json.line(ModelFolder.open(SCRATCH).description().toMap()));
    Files.write(SCRATCH.resolve("model.safetensors"), weights());
    folder.load();
  }

  private static byte[] weights;

  /** The weights of the first seed. */
  private static byte[] weights() throws IOException {
    if (weights == null) {
      weights = Files.readAllBytes(Path.of("src/test/resources/dev/cajal/fuzz/model.safetensors"));
    }
    return weights;
  }

  private static void preprocessing(byte[] input) {
    Preprocessing read = Preprocessing.fromTree(Json.parse("t.json", text(input)).members());
    String written = Json.line(read.toTree());
    Preprocessing again = Preprocessing.fromTree(Json.parse("again", written).members());
    Targets.requireSame(written, Json.line(again.toTree()));
    List<Column> columns = new ArrayList<>();
    read.columns()
        .forEach(
            (name, kind) ->
                columns.add(
                    switch (kind) {
                      case NUMERIC -> NumericColumn.of(name, 1, -2.5, 1e6);
                      case CATEGORICAL -> CategoricalColumn.ofTexts(name, List.of("x", "y", "x"));
                      case DATE, MONTH_FIRST_DATE -> DateColumn.of(name, kind, 0, 1e9, -1e9);
                    }));
    read.encode(Table.of("rows", columns));
  }

  /** The description of a network, in the metadata of a file with the parameters of another. */
  private static void network(byte[] input) {
    Path file = SCRATCH.resolve("network.safetensors");
    Network usual = Network.of(Sequential.parse("dense(3) relu dense(2)"), Shape.of(4), 1);
    NetworkFile.write(file, usual);
    List<NamedArray> arrays = Safetensors.read(file).arrays();
    Safetensors.write(file, arrays, Map.of("cajal.network", text(input)));
    Network read = NetworkFile.read(file);
    NetworkFile.write(file, read);
    SafetensorsFile first = Safetensors.read(file);
    NetworkFile.write(file, NetworkFile.read(file));
    Targets.requireSame(first.metadata(), Safetensors.read(file).metadata());
  }

  /**
   * The first line names the newest checkpoint, the others say how far it has come. As that is any
   * JSON object to begin with, it must survive being written and read again, too.
   */
  private static void checkpoint(byte[] input) throws IOException {
    String text = text(input);
    int end = Math.max(0, text.indexOf('\n'));
    Path folder = SCRATCH.resolve("checkpoints").resolve("epoch-000002");
    Files.createDirectories(folder);
    Files.writeString(SCRATCH.resolve("checkpoint"), text.substring(0, end));
    Files.writeString(folder.resolve("progress.json"), text.substring(end));
    Map<String, Object> members = Json.read(folder.resolve("progress.json")).members();
    String line = Json.line(members);
    Targets.requireSame(line, Json.line(Json.parse("line", line).members()));
    Targets.requireSame(line, Json.line(Json.parse("pretty", Json.pretty(members)).members()));
    new CheckpointFolders(SCRATCH)
        .progress()
        .ifPresent(
            progress -> {
              String written = Json.line(ProgressForm.toMap(progress));
              Targets.requireSame(
                  progress, ProgressForm.fromMap(Json.parse("again", written).members()));
            });
  }

  /** After the first byte a plan, if that is P, or else a journal. */
  private static void search(byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    Path file = SCRATCH.resolve("search");
    Files.write(file, Arrays.copyOfRange(input, 1, input.length));
    if (input[0] == 'P') {
      String written = SearchFiles.plan(file);
      if (!isText(written)) {
        return;
      }
      Files.writeString(file, written);
      Targets.requireSame(written, SearchFiles.plan(file));
    } else {
      SearchFiles.journal(file);
    }
  }
}
