package dev.cajal.io.model;

import dev.cajal.Tensor;
import dev.cajal.io.json.Json;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.train.EpochRecord;
import dev.cajal.nn.train.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The folder of a model: {@code model.json}, {@code model.safetensors}, {@code history.csv}, {@code
 * report.html}, and the newest checkpoint of its training.
 *
 * @param path where it is
 * @param description the content of {@code model.json}
 */
public record ModelFolder(Path path, ModelDescription description) {
  static final String DESCRIPTION = "model.json";
  static final String WEIGHTS = "model.safetensors";
  static final String HISTORY = "history.csv";
  static final String REPORT = "report.html";

  /** Checks that nothing is null. */
  public ModelFolder {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(description, "description");
  }

  /**
   * Opens a folder.
   *
   * @throws DataException if it is not the folder of a model
   */
  public static ModelFolder open(Path path) {
    if (Files.isRegularFile(path)) {
      throw new DataException(
          "%s: is a file; expected the folder of a model%s"
              .formatted(
                  path,
                  path.endsWith(DESCRIPTION) && path.getParent() != null
                      ? ": give " + path.getParent()
                      : ", which cajal train makes"));
    }
    if (!Files.isDirectory(path)) {
      throw new DataException(
          "%s: there is no such folder; expected that of a model, which cajal train makes"
              .formatted(path));
    }
    Path file = path.resolve(DESCRIPTION);
    if (!Files.exists(file)) {
      throw new DataException(
          "%s: is not the folder of a model; it holds no %s%s"
              .formatted(path, DESCRIPTION, inside(path)));
    }
    return new ModelFolder(path, ModelDescription.read(Json.read(file)));
  }

  /** Where the model is in the folder of a tuning. */
  private static String inside(Path path) {
    Path best = path.resolve("model");
    return Files.exists(best.resolve(DESCRIPTION)) ? "; " + best + " does" : "";
  }

  /**
   * The course of its training, an entry for each epoch; empty if its checkpoint is gone.
   *
   * @throws DataException if the checkpoint is damaged
   */
  public List<EpochRecord> history() {
    return new CheckpointFolders(path).progress().map(Progress::history).orElse(List.of());
  }

  /**
   * The network with its trained weights.
   *
   * @throws DataException if the weights are missing, damaged or of another network
   */
  public ModelNetwork load() {
    ModelNetwork model =
        ModelNetwork.of(description.recipe(), description.sample(), description.preprocessing());
    Path file = path.resolve(WEIGHTS);
    Map<String, Tensor> weights = Weights.read(file);
    try {
      model.network().parameters().load(weights);
    } catch (IllegalArgumentException e) {
      throw new DataException(file + ": does not fit model.json; " + e.getMessage(), e);
    }
    return description.results().calibration().map(model::calibrated).orElse(model);
  }
}
