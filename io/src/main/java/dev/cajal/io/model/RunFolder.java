package dev.cajal.io.model;

import dev.cajal.Tensor;
import dev.cajal.io.file.AtomicFile;
import dev.cajal.io.json.Json;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.train.Checkpoint;
import dev.cajal.nn.train.CheckpointStore;
import dev.cajal.nn.train.EpochRecord;
import dev.cajal.nn.train.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The folder of a model while it is trained.
 *
 * <p>A new folder appears under its name with the first checkpoint, before anything is learned, and
 * from then on it can be loaded at every moment, whatever kills the process: each file in it is
 * replaced at once or not at all. Checkpoints go to the disk at most once a second (the system
 * property {@code cajal.checkpoint.seconds} says otherwise), and when training ends.
 */
public final class RunFolder implements CheckpointStore, AutoCloseable {
  /** The seconds between two checkpoints on the disk; 0 keeps every one. */
  static final String INTERVAL = "cajal.checkpoint.seconds";

  private static final Duration USUAL_INTERVAL = Duration.ofSeconds(1);

  private final Destination destination;
  private final FolderLock lock;
  private ModelDescription description;
  private Path folder;
  private boolean visible;
  private Optional<Checkpoint> newest = Optional.empty();
  private boolean pending;
  private long written = System.nanoTime();
  private final long interval =
      Duration.ofSeconds(Long.getLong(INTERVAL, USUAL_INTERVAL.toSeconds())).toNanos();

  private RunFolder(
      Destination destination,
      ModelDescription description,
      Path folder,
      boolean visible,
      FolderLock lock) {
    this.destination = destination;
    this.lock = lock;
    this.description = description;
    this.folder = folder;
    this.visible = visible;
  }

  /**
   * A new folder, not visible yet.
   *
   * @throws DataException if it cannot be made there
   */
  public static RunFolder create(Destination destination, ModelDescription description) {
    Path unfinished = destination.prepare();
    FolderLock lock = FolderLock.take(unfinished, destination.shown());
    RunFolder run = new RunFolder(destination, description, unfinished, false, lock);
    Json.write(unfinished.resolve(ModelFolder.DESCRIPTION), description.toMap());
    AtomicFile.write(unfinished.resolve(ConfigFile.NAME), ConfigFile.text(description));
    return run;
  }

  /**
   * The folder of a training that goes on.
   *
   * @param description the model's, with the new total number of epochs
   * @param check takes how far the training has come, and throws if it cannot go on
   * @throws DataException if the folder holds no checkpoint, or one of more epochs than the total,
   *     or cannot be written to, or another training writes to it now
   */
  public static RunFolder reopen(
      Path folder, ModelDescription description, Consumer<Progress> check) {
    FolderLock lock = FolderLock.take(folder, folder);
    try {
      return reopen(folder, description, check, lock);
    } catch (RuntimeException | Error e) {
      lock.release(folder);
      throw e;
    }
  }

  private static RunFolder reopen(
      Path folder, ModelDescription description, Consumer<Progress> check, FolderLock lock) {
    Checkpoint checkpoint =
        new CheckpointFolders(folder)
            .latest()
            .orElseThrow(() -> new DataException(folder + ": holds no checkpoint to resume from"));
    int finished = checkpoint.progress().epochs();
    int total = description.recipe().epochs();
    if (total < finished) {
      throw new DataException(
          "--epochs %d: is the total, and %s has %d epochs already; give at least %d"
              .formatted(total, folder, finished, finished));
    }
    check.accept(checkpoint.progress());
    // The results of the epochs so far are not those of the weights that are to come.
    ModelDescription begun =
        total == finished ? description : description.with(description.results().folds());
    RunFolder run = new RunFolder(new Destination.Exactly(folder), begun, folder, true, lock);
    run.newest = Optional.of(checkpoint);
    Leftovers.deleteIn(folder);
    Json.write(folder.resolve(ModelFolder.DESCRIPTION), begun.toMap());
    AtomicFile.write(folder.resolve(ConfigFile.NAME), ConfigFile.text(begun));
    return run;
  }

  /** Where the folder is, or will be. */
  public Path path() {
    return visible ? folder : destination.shown();
  }

  @Override
  public void save(Checkpoint checkpoint) {
    newest = Optional.of(checkpoint);
    pending = true;
    if (!visible || System.nanoTime() - written > interval) {
      flush();
    }
  }

  @Override
  public Optional<Checkpoint> latest() {
    return newest;
  }

  /** Puts the newest checkpoint on the disk, with the weights that the model would have now. */
  public void flush() {
    if (!pending) {
      return;
    }
    Checkpoint checkpoint = newest.orElseThrow();
    new CheckpointFolders(folder).save(checkpoint);
    Map<String, Tensor> best = checkpoint.best();
    Weights.write(
        folder.resolve(ModelFolder.WEIGHTS), best.isEmpty() ? checkpoint.parameters() : best);
    writeHistory(checkpoint.progress().history());
    pending = false;
    written = System.nanoTime();
    if (!visible) {
      folder = destination.publish(folder);
      visible = true;
    }
  }

  /**
   * Writes what a finished training leaves.
   *
   * @param weights of the model by name
   * @param report the page about it
   */
  public void finish(
      Map<String, Tensor> weights, List<EpochRecord> history, Results results, String report) {
    flush();
    Weights.write(folder.resolve(ModelFolder.WEIGHTS), weights);
    writeHistory(history);
    AtomicFile.write(folder.resolve(ModelFolder.REPORT), report);
    description = description.with(results);
    Json.write(folder.resolve(ModelFolder.DESCRIPTION), description.toMap());
  }

  /** Removes what {@link #create} began if nothing was learned, as if it had never been. */
  public void abandon() {
    boolean learned = newest.isPresent() && newest.get().progress().epochs() > 0;
    if (!learned) {
      Folders.delete(folder);
    }
  }

  /** Lets other trainings write to the folder. */
  @Override
  public void close() {
    lock.release(folder);
  }

  private void writeHistory(List<EpochRecord> history) {
    AtomicFile.write(folder.resolve(ModelFolder.HISTORY), HistoryCsv.text(history));
  }
}
