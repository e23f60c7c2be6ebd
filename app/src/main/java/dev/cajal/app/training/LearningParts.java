package dev.cajal.app.training;

import dev.cajal.io.stream.SampleChunks;
import dev.cajal.io.stream.SampleFile;
import dev.cajal.io.stream.StreamedData;
import dev.cajal.nn.data.Dataset;
import dev.cajal.nn.data.Prepared;
import dev.cajal.nn.data.Preprocessing;
import dev.cajal.nn.train.SampleSource;
import dev.cajal.nn.train.Samples;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The samples of a training, in memory or streamed.
 *
 * @param preprocessing that made them
 * @param training to learn from
 * @param validation to choose by, if any
 * @param test to judge by, if any
 * @param judged the last of these parts as a data set; of one that is streamed, the first samples
 */
record LearningParts(
    Preprocessing preprocessing,
    SampleSource training,
    Optional<SampleSource> validation,
    Optional<SampleSource> test,
    Dataset judged) {
  private static final int CHUNK = 1 << 15;
  private static final int MOST_JUDGED = 10_000;
  private static final long MOST_CHUNK_BYTES = 1 << 24;
  private static final long MOST_JUDGED_BYTES = 1 << 26;

  static LearningParts of(Prepared data) {
    return new LearningParts(
        data.preprocessing(),
        Samples.of(data.training()),
        data.validation().map(Samples::of),
        data.test().map(Samples::of),
        data.test().or(data::validation).orElse(data.training()));
  }

  static LearningParts of(StreamedData data) {
    SampleFile last = data.test().or(data::validation).orElse(data.training());
    return new LearningParts(
        data.preprocessing(),
        data.training(),
        data.validation().map(part -> part),
        data.test().map(part -> part),
        data.dataset(last, fewer(last, MOST_JUDGED_BYTES, Math.min(last.size(), MOST_JUDGED))));
  }

  /** So many samples, fewer where they are large, at least one. */
  private static int fewer(SampleSource source, long mostBytes, int most) {
    long bytes =
        source.batch(1).values().stream()
            .mapToLong(type -> (long) Float.BYTES * type.shape().size())
            .sum();
    return Math.clamp(mostBytes / bytes, 1, most);
  }

  /** Hands out all samples at once where they are in memory, else some at a time. */
  static void forEach(SampleSource source, Consumer<Samples> consumer) {
    if (source instanceof Samples samples) {
      consumer.accept(samples);
    } else {
      SampleChunks.forEach(source, fewer(source, MOST_CHUNK_BYTES, CHUNK), consumer);
    }
  }
}
