package dev.cajal.app.tuning;

import dev.cajal.app.training.Judgement;
import dev.cajal.io.file.FileProblem;
import dev.cajal.io.json.Json;
import dev.cajal.io.json.JsonObject;
import dev.cajal.nn.data.DataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a search has found so far, in a file of one line of JSON for each result, so that it can go
 * on after whatever ended it. A last line that breaks off does not count.
 */
final class Journal implements AutoCloseable {
  private static final String RESULT = "of";

  private final Path file;
  private final FileChannel channel;
  private final Map<String, Entry> entries;

  private Journal(Path file, FileChannel channel, Map<String, Entry> entries) {
    this.file = file;
    this.channel = channel;
    this.entries = entries;
  }

  /**
   * What came out once.
   *
   * @param judgement empty if it failed
   * @param problem why it failed
   */
  record Entry(Optional<Judgement> judgement, Optional<String> problem) {}

  /**
   * Opens a journal, which may be new, for this process alone.
   *
   * @throws DataException if it is damaged, cannot be written to, or another search writes to it
   */
  static Journal open(Path file) {
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        requireAlone(file, channel);
        return new Journal(file, channel, read(file, channel));
      } catch (IOException | RuntimeException | Error e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw FileProblem.of(file.toString(), "write to", e);
    }
  }

  private static void requireAlone(Path file, FileChannel channel) throws IOException {
    boolean alone;
    try {
      alone = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      alone = false;
    }
    if (!alone) {
      throw new DataException(
          file + ": another search is writing to it; wait until that ends, or stop it first");
    }
  }

  private static Map<String, Entry> read(Path file, FileChannel channel) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int end = bytes.length;
    // A line may break off within a character, so it must go before bytes become text.
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    channel.truncate(end).position(end);
    String whole = new String(bytes, 0, end, StandardCharsets.UTF_8);
    Map<String, Entry> entries = new LinkedHashMap<>();
    int number = 0;
    for (String line : whole.lines().toList()) {
      number++;
      JsonObject json = Json.parse(file + ", line " + number, line);
      entries.put(json.text(RESULT), entry(json));
    }
    return entries;
  }

  private static Entry entry(JsonObject json) {
    Optional<String> problem = json.optionalText("problem");
    return problem.isPresent()
        ? new Entry(Optional.empty(), problem)
        : new Entry(
            Optional.of(
                new Judgement(
                    numbers(json, "metrics"), numbers(json, "spread"), json.count("epochs"))),
            Optional.empty());
  }

  private static Map<String, Double> numbers(JsonObject json, String name) {
    JsonObject object = json.object(name);
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (String member : object.members().keySet()) {
      // What is not a number is null in JSON.
      numbers.put(member, object.has(member) ? object.number(member) : Double.NaN);
    }
    return numbers;
  }

  Optional<Entry> find(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** Adds a result, which is on the disk afterwards. */
  void add(String key, Map<String, String> values, Entry entry) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put(RESULT, key);
    line.put("values", values);
    entry
        .judgement()
        .ifPresent(
            judgement -> {
              line.put("epochs", judgement.epochs());
              line.put("metrics", judgement.mean());
              line.put("spread", judgement.spread());
            });
    entry.problem().ifPresent(problem -> line.put("problem", problem));
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(Json.line(line) + "\n");
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    } catch (IOException e) {
      throw FileProblem.of(file.toString(), "write to", e);
    }
    entries.put(key, entry);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw FileProblem.of(file.toString(), "close", e);
    }
  }
}
