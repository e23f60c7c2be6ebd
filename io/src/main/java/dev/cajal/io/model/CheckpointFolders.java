package dev.cajal.io.model;

import dev.cajal.Tensor;
import dev.cajal.io.file.AtomicFile;
import dev.cajal.io.file.FileProblem;
import dev.cajal.io.json.Json;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.train.Checkpoint;
import dev.cajal.nn.train.CheckpointStore;
import dev.cajal.nn.train.Progress;
import dev.cajal.nn.train.ProgressForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The checkpoints of a training in files, of which the newest is kept.
 *
 * <pre>{@code
 * Trainer.of(network, loss).checkpoints(new CheckpointFolders(Path.of("run")))
 * }</pre>
 *
 * <p>Each is a folder of its own, {@code checkpoints/epoch-000012}, which gets this name when it is
 * complete on the disk. The file {@code checkpoint} names the newest; replacing that file is what
 * makes a checkpoint the newest. So at no moment is there a newest one that is not complete.
 */
public final class CheckpointFolders implements CheckpointStore {
  private static final String POINTER = "checkpoint";
  private static final String STATE = "state.safetensors";
  private static final String PROGRESS = "progress.json";
  private static final String AGAIN = "-again";
  private static final Pattern NAME = Pattern.compile("epoch-[0-9]{6,10}(" + AGAIN + ")?");

  private final Path pointer;
  private final Path checkpoints;

  /**
   * The checkpoints in a folder, which is made with the first one.
   *
   * @param model the folder that gets {@code checkpoints} and {@code checkpoint}
   */
  public CheckpointFolders(Path model) {
    this.pointer = model.resolve(POINTER);
    this.checkpoints = model.resolve("checkpoints");
  }

  /**
   * Keeps a checkpoint on the disk.
   *
   * @throws DataException if the folder cannot be written to; the checkpoint before stays the
   *     newest
   */
  @Override
  public void save(Checkpoint checkpoint) {
    String name = freeName(checkpoint.progress().epochs());
    Path target = checkpoints.resolve(name);
    Path unfinished = checkpoints.resolve("." + name + ".tmp");
    Folders.delete(unfinished);
    Folders.create(unfinished);
    Weights.write(unfinished.resolve(STATE), tensors(checkpoint));
    Json.write(unfinished.resolve(PROGRESS), ProgressForm.toMap(checkpoint.progress()));
    if (Files.exists(target)) {
      // Left by a process that was killed before it could name it.
      Folders.delete(target);
    }
    Folders.publish(unfinished, target);
    AtomicFile.write(pointer, name + "\n");
    for (Path other : Folders.list(checkpoints)) {
      if (!other.equals(target)) {
        Folders.delete(other);
      }
    }
  }

  /** A name that is not the newest one's, whose folder must stay until another is named. */
  private String freeName(int epochs) {
    String name = "epoch-%06d".formatted(epochs);
    return Files.exists(pointer) && newest().equals(name) ? name + AGAIN : name;
  }

  /**
   * The newest checkpoint.
   *
   * @throws DataException if its files are damaged
   */
  @Override
  public Optional<Checkpoint> latest() {
    if (!Files.exists(pointer)) {
      return Optional.empty();
    }
    Path folder = checkpoints.resolve(newest());
    Map<String, Tensor> tensors = Weights.read(folder.resolve(STATE));
    return Optional.of(
        new Checkpoint(
            progress(folder.resolve(PROGRESS)),
            under("parameters/", tensors),
            under("optimizer/", tensors),
            under("best/", tensors)));
  }

  /**
   * How far the newest checkpoint has come, without its tensors.
   *
   * @throws DataException if its files are damaged
   */
  public Optional<Progress> progress() {
    return Files.exists(pointer)
        ? Optional.of(progress(checkpoints.resolve(newest()).resolve(PROGRESS)))
        : Optional.empty();
  }

  private String newest() {
    String name;
    try {
      name = Files.readString(pointer).strip();
    } catch (IOException e) {
      throw FileProblem.of(pointer.toString(), "read", e);
    }
    if (!NAME.matcher(name).matches()) {
      throw new DataException(
          pointer
              + ": expected the name of a checkpoint, such as epoch-000012; found \""
              + name
              + "\"");
    }
    return name;
  }

  private static Progress progress(Path file) {
    try {
      return ProgressForm.fromMap(Json.read(file).members());
    } catch (IllegalArgumentException e) {
      throw new DataException(file + ": " + e.getMessage(), e);
    }
  }

  private static Map<String, Tensor> tensors(Checkpoint checkpoint) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    checkpoint.parameters().forEach((name, value) -> tensors.put("parameters/" + name, value));
    checkpoint.optimizer().forEach((name, value) -> tensors.put("optimizer/" + name, value));
    checkpoint.best().forEach((name, value) -> tensors.put("best/" + name, value));
    return tensors;
  }

  private static Map<String, Tensor> under(String prefix, Map<String, Tensor> tensors) {
    Map<String, Tensor> found = new LinkedHashMap<>();
    tensors.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), value);
          }
        });
    return found;
  }
}
