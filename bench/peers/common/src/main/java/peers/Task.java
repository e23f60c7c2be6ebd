package peers;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.zip.GZIPInputStream;

/**
 * What a peer is asked to do, its data, and how a figure is measured and printed: the same as
 * {@code bench/compare/python/peer.py}.
 *
 * @param job train, whole, tiny, one, batch or first
 * @param data the folder of the IDX files
 * @param model the file that a training leaves
 * @param batch samples at once
 * @param epochs of a training
 * @param threads to compute with
 * @param seconds at most for warming up, for each figure that is measured by repetition
 */
public record Task(
    String job, Path data, Path model, int batch, int epochs, int threads, double seconds) {
  /** Pixels of an image. */
  public static final int PIXELS = 784;

  /** Kinds of garments. */
  public static final int CLASSES = 10;

  private static final int BLOCKS = 9;
  private static final int STEADY = 4;

  /** Parts of the time for warming up: how long is looked whether it is warm, then measured. */
  private static final int WINDOWS = 24;

  private static final int MEASURED = 4;

  /** Reads the arguments of a program. */
  public static Task of(String[] arguments) {
    Map<String, String> options = new HashMap<>();
    for (int i = 1; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
    return new Task(
        arguments[0],
        Path.of(options.get("--data")),
        Path.of(options.get("--model")),
        Integer.parseInt(options.get("--batch")),
        Integer.parseInt(options.get("--epochs")),
        Integer.parseInt(options.get("--threads")),
        Double.parseDouble(options.get("--seconds")));
  }

  /** Prints a figure at once. */
  public static void show(String word, double value) {
    System.out.println(word + " " + value);
    System.out.flush();
  }

  /** The first images of a part, train or t10k, as numbers from 0 to 1 in one array. */
  public float[] images(String part, int count) {
    byte[] bytes = idx(part + "-images-idx3-ubyte", 16, count * PIXELS);
    float[] values = new float[bytes.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (bytes[i] & 0xff) / 255f;
    }
    return values;
  }

  /** The same, an array for each image. */
  public double[][] rows(String part, int count) {
    float[] values = images(part, count);
    double[][] rows = new double[count][PIXELS];
    for (int i = 0; i < values.length; i++) {
      rows[i / PIXELS][i % PIXELS] = values[i];
    }
    return rows;
  }

  /** The classes of the first images. */
  public int[] labels(String part, int count) {
    byte[] bytes = idx(part + "-labels-idx1-ubyte", 8, count);
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = bytes[i];
    }
    return labels;
  }

  private byte[] idx(String name, int header, int size) {
    Path plain = data.resolve(name);
    Path file = Files.exists(plain) ? plain : data.resolve(name + ".gz");
    try (InputStream raw = Files.newInputStream(file);
        DataInputStream in =
            new DataInputStream(file.equals(plain) ? raw : new GZIPInputStream(raw, 1 << 16))) {
      in.skipNBytes(header);
      return in.readNBytes(size);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the epochs and prints the end of the first, and the median speed of the others. */
  public void train(int samples, IntConsumer epoch) {
    double[] rates = new double[epochs];
    for (int i = 0; i < epochs; i++) {
      long start = System.nanoTime();
      epoch.accept(i);
      rates[i] = samples / ((System.nanoTime() - start) * 1e-9);
      if (i == 0) {
        show("epoch", 0);
      }
    }
    double[] later = Arrays.copyOfRange(rates, Math.min(1, epochs - 1), epochs);
    Arrays.sort(later);
    show("rate", (later[(later.length - 1) / 2] + later[later.length / 2]) / 2);
  }

  /**
   * Runs until four windows of time in turn agree within 5 %, which is believed only in the second
   * half of the time, because compiled code arrives in steps; or until the time is over.
   *
   * @return the seconds of one run in the last window
   */
  private double warm(Runnable run) {
    long start = System.nanoTime();
    double[] means = new double[WINDOWS];
    int windows = 0;
    while (true) {
      long window = System.nanoTime();
      int count = 0;
      while (since(window) < seconds / WINDOWS) {
        run.run();
        count++;
      }
      double mean = since(window) / count;
      means[windows++ % STEADY] = mean;
      double least = Arrays.stream(means, 0, STEADY).min().getAsDouble();
      double most = Arrays.stream(means, 0, STEADY).max().getAsDouble();
      boolean steady = windows >= STEADY && most < 1.05 * least;
      if (since(start) > seconds || steady && since(start) > seconds / 2) {
        return mean;
      }
    }
  }

  /** The median over blocks of the seconds of one run that is warm. */
  public double secondsEach(Runnable run) {
    int block = (int) Math.max(1, seconds / MEASURED / warm(run) / BLOCKS);
    double[] times = new double[BLOCKS];
    for (int i = 0; i < BLOCKS; i++) {
      long before = System.nanoTime();
      for (int j = 0; j < block; j++) {
        run.run();
      }
      times[i] = since(before) / block;
    }
    Arrays.sort(times);
    return times[BLOCKS / 2];
  }

  /** Prints median and 99th percentile of single runs in microseconds. */
  public void latency(Runnable run) {
    double each = warm(run);
    double[] times = new double[(int) Math.max(100, seconds / MEASURED / each)];
    for (int i = 0; i < times.length; i++) {
      long before = System.nanoTime();
      run.run();
      times[i] = (System.nanoTime() - before) * 1e-3;
    }
    Arrays.sort(times);
    show("median", times[times.length / 2]);
    show("p99", times[times.length * 99 / 100]);
  }

  /** Prints what a run that predicts is asked for. */
  public void predict(Prediction prediction) {
    switch (job) {
      case "first" -> show("prediction", best(prediction.run()));
      case "one" -> latency(prediction::run);
      default -> show("rate", batch / secondsEach(prediction::run));
    }
  }

  /** Scores of the classes of the first sample of a batch. */
  @FunctionalInterface
  public interface Prediction {
    /** Predicts for the whole batch. */
    float[] run();
  }

  /** The numbers below the given one, in random order. */
  public static int[] shuffled(int count, SplittableRandom random) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /** The place of the largest number. */
  public static int best(float[] scores) {
    int best = 0;
    for (int i = 1; i < CLASSES; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    return best;
  }

  private static double since(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }
}
