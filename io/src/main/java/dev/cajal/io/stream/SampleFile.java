package dev.cajal.io.stream;

import dev.cajal.io.file.FileProblem;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.train.SampleReader;
import dev.cajal.nn.train.SampleSource;
import dev.cajal.nn.train.Samples;
import dev.cajal.shape.TensorType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Samples in a temporary file, for trainings on more of them than memory holds.
 *
 * <pre>{@code
 * try (SampleFile.Writer writer = SampleFile.writer(path, window)) {
 *   chunks.forEach(writer::add); // each a Samples of some thousand rows
 *   SampleFile training = writer.finish();
 *   trainer.fit(training);
 * }
 * }</pre>
 *
 * <p>Memory holds the window and one block. In random order blocks of a sixteenth of the window, at
 * most 1024 samples, come in a random order, and each sample that is handed out is chosen at random
 * from a window of them (as tf.data's shuffle does); the order is a pure function of seed, epoch,
 * window and the number of samples. The file has the machine's byte order and is not meant to be
 * kept.
 */
public final class SampleFile implements SampleSource {
  /** The window where nothing else is wanted. */
  public static final int USUAL_WINDOW = 16_384;

  private static final int MOST_BLOCK = 1024;
  private static final int MOST_BLOCK_BYTES = 1 << 26;
  private static final int MOST_WINDOW_BYTES = 1 << 30;

  private final Path path;
  private final RowLayout layout;
  private final int size;
  private final int window;

  private SampleFile(Path path, RowLayout layout, int size, int window) {
    this.path = path;
    this.layout = layout;
    this.size = size;
    this.window = window;
  }

  /**
   * A writer of a new file, or one in place of an old one.
   *
   * @param window the samples among which the next one is chosen, at least 1
   * @throws DataException if the file cannot be written
   */
  public static Writer writer(Path path, int window) {
    if (window < 1) {
      throw new DataException("shuffle-window: expected at least 1 sample; found " + window);
    }
    return new Writer(path, window);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Map<String, TensorType> batch(int rows) {
    Map<String, TensorType> types = new LinkedHashMap<>();
    layout
        .fields()
        .forEach((name, type) -> types.put(name, type.with(type.shape().inserted(0, rows))));
    return Collections.unmodifiableMap(types);
  }

  @Override
  public SampleReader read() {
    return new WindowReader(path, layout, size, block(), Optional.empty());
  }

  /** The samples that are read at a time in order, fewer where they are large. */
  int block() {
    return Math.clamp(MOST_BLOCK_BYTES / Math.max(1, layout.bytes()), 1, MOST_BLOCK);
  }

  @Override
  public IntFunction<SampleReader> shuffled(long seed) {
    int block = Math.clamp(window / 16, 1, MOST_BLOCK);
    return epoch ->
        new WindowReader(
            path,
            layout,
            size,
            block,
            Optional.of(new WindowReader.Order(Math.min(window, size), seed, epoch)));
  }

  /** What writes a file. */
  public static final class Writer implements AutoCloseable {
    private final Path path;
    private final int window;
    private final FileChannel channel;
    private Optional<RowLayout> layout = Optional.empty();
    private long rows;

    private Writer(Path path, int window) {
      this.path = path;
      this.window = window;
      try {
        this.channel =
            FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
      } catch (IOException e) {
        throw FileProblem.of(path.toString(), "write", e);
      }
    }

    /**
     * Adds samples with the fields of those before.
     *
     * @throws DataException if the file cannot be written
     * @throws IllegalArgumentException if fields or their shapes differ from those before
     */
    public void add(Samples samples) {
      Map<String, TensorType> types = new LinkedHashMap<>();
      samples.fields().forEach((name, f) -> types.put(name, f.type().with(f.shape().without(0))));
      if (layout.isEmpty()) {
        layout = Optional.of(checked(RowLayout.of(types)));
      } else if (!layout.get().fields().equals(types)) {
        throw new IllegalArgumentException(
            "sample file: every sample must have the fields %s; found %s"
                .formatted(layout.get().fields(), types));
      }
      write(layout.get(), samples);
      rows += samples.size();
      if (rows > Integer.MAX_VALUE - 8) {
        throw new DataException(
            "%s: at most %d samples can be trained on".formatted(path, Integer.MAX_VALUE - 8));
      }
    }

    private RowLayout checked(RowLayout found) {
      long bytes = (long) window * found.bytes();
      if (bytes > MOST_WINDOW_BYTES) {
        throw new DataException(
            "shuffle-window %d: a window may have at most %d bytes, and a sample has %d; give at most"
                    .formatted(window, MOST_WINDOW_BYTES, found.bytes())
                + " "
                + MOST_WINDOW_BYTES / found.bytes());
      }
      return found;
    }

    private void write(RowLayout row, Samples samples) {
      int chunk = Math.clamp((1 << 20) / row.bytes(), 1, samples.size());
      ByteBuffer bytes = ByteBuffer.allocate(chunk * row.bytes()).order(ByteOrder.nativeOrder());
      for (int from = 0; from < samples.size(); from += chunk) {
        int count = Math.min(chunk, samples.size() - from);
        for (int i = 0; i < count; i++) {
          for (String name : row.fields().keySet()) {
            row.put(name, samples.get(name).buffer(), from + i, bytes, i);
          }
        }
        bytes.clear().limit(count * row.bytes());
        try {
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
        } catch (IOException e) {
          throw FileProblem.of(path.toString(), "write", e);
        }
        bytes.clear();
      }
    }

    /** The number of samples so far. */
    public int size() {
      return (int) rows;
    }

    /**
     * The samples, once all are added.
     *
     * @throws IllegalStateException if there are none
     */
    public SampleFile finish() {
      close();
      if (rows == 0) {
        throw new IllegalStateException("sample file: at least one sample is needed; found none");
      }
      return new SampleFile(path, layout.orElseThrow(), (int) rows, window);
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        throw FileProblem.of(path.toString(), "write", e);
      }
    }
  }

  /** So many samples from the first on, in memory. */
  public Samples first(int count) {
    Map<String, Buffer> fields = new LinkedHashMap<>();
    Map<String, TensorType> types = batch(count);
    types.forEach((name, t) -> fields.put(name, Buffer.allocate(t.dtype(), t.shape().size())));
    try (SampleReader reader = read()) {
      reader.next(count, fields);
    }
    return SampleChunks.samples(types, fields);
  }
}
