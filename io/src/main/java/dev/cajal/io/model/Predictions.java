package dev.cajal.io.model;

import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.TargetEncoder;
import dev.cajal.nn.loss.Link;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** What a model says about rows, in the words of its target: class labels or numbers. */
public final class Predictions {
  private static final int SHOWN = 5;

  private final TargetEncoder target;
  private final String loss;
  private final boolean areProbabilities;
  private final float[] outputs;
  private final int rows;
  private final int width;
  private final List<String> notes;

  Predictions(
      ModelDescription description, Link link, float[] outputs, int rows, List<String> notes) {
    this.target = description.preprocessing().target();
    this.loss = description.recipe().loss();
    this.areProbabilities = link.givesProbabilities();
    this.outputs = outputs;
    this.rows = rows;
    this.width = outputs.length / rows;
    this.notes = List.copyOf(notes);
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  /** Sentences on what did not fit the training data, such as categories it did not have. */
  public List<String> notes() {
    return notes;
  }

  /**
   * The most probable class of a row, or that of the highest score, counted from 0; of equal ones
   * the first.
   *
   * @throws IllegalStateException if the model predicts a number
   */
  public String label(int row) {
    List<String> labels = classes().labels();
    float[] shares = shares(row);
    int best = 0;
    for (int label = 1; label < shares.length; label++) {
      best = shares[label] > shares[best] ? label : best;
    }
    return labels.get(best);
  }

  /**
   * The probability of each class of a row by label, in the model's order of classes.
   *
   * @throws IllegalStateException if the model predicts a number, or its loss gives scores that are
   *     not probabilities
   */
  public Map<String, Float> probabilities(int row) {
    List<String> labels = classes().labels();
    if (!areProbabilities) {
      throw new IllegalStateException(
          "probabilities: the scores of the loss %s are not probabilities; ask for label"
              .formatted(loss));
    }
    float[] shares = shares(row);
    Map<String, Float> probabilities = new LinkedHashMap<>();
    for (int label = 0; label < shares.length; label++) {
      probabilities.put(labels.get(label), shares[label]);
    }
    return Collections.unmodifiableMap(probabilities);
  }

  /**
   * The number predicted for a row, in the target's own unit.
   *
   * @throws IllegalStateException if the model predicts classes
   */
  public float value(int row) {
    if (target instanceof TargetEncoder.Values values) {
      return (float) values.decode(outputs[index(row) * width]);
    }
    throw new IllegalStateException(
        "value: the model predicts the classes of \"%s\", not a number; ask for label or probabilities"
            .formatted(target.name()));
  }

  /** The names of the columns in which {@link #row} writes. */
  public List<String> header(boolean probabilities) {
    List<String> header = new ArrayList<>(List.of("prediction"));
    switch (target) {
      case TargetEncoder.Classes classes -> {
        if (probabilities && !areProbabilities) {
          throw new DataException(
              ("--probabilities: the model was trained with the loss %s, whose scores are not"
                      + " probabilities; train it with cross_entropy")
                  .formatted(loss));
        }
        if (probabilities) {
          classes.labels().forEach(label -> header.add("probability_" + label));
        }
      }
      case TargetEncoder.Values values -> {
        if (probabilities) {
          throw new DataException(
              "--probabilities: only classes have probabilities; the model predicts the number \"%s\""
                  .formatted(values.name()));
        }
      }
    }
    return header;
  }

  /** The prediction for a row as text, and if asked for the probability of each class. */
  public List<String> row(int row, boolean probabilities) {
    return switch (target) {
      case TargetEncoder.Values _ -> List.of(Float.toString(value(row)));
      case TargetEncoder.Classes _ -> {
        List<String> cells = new ArrayList<>(List.of(label(row)));
        if (probabilities) {
          probabilities(row).values().forEach(share -> cells.add(Float.toString(share)));
        }
        yield cells;
      }
    };
  }

  /** How many there are, of which column, and the first of them. */
  @Override
  public String toString() {
    List<String> first =
        IntStream.range(0, Math.min(rows, SHOWN))
            .mapToObj(row -> row(row, false).getFirst())
            .toList();
    return "%d prediction%s of \"%s\": %s%s"
        .formatted(
            rows,
            rows == 1 ? "" : "s",
            target.name(),
            String.join(", ", first),
            rows > SHOWN ? ", …" : "");
  }

  private TargetEncoder.Classes classes() {
    if (target instanceof TargetEncoder.Classes classes) {
      return classes;
    }
    throw new IllegalStateException(
        "label: the model predicts the number \"%s\", not a class; ask for value"
            .formatted(target.name()));
  }

  /** The probabilities or scores of the classes; a single output is that of the second class. */
  private float[] shares(int row) {
    int start = index(row) * width;
    if (width == 1) {
      float second = outputs[start];
      return new float[] {areProbabilities ? 1 - second : -second, second};
    }
    float[] shares = new float[width];
    System.arraycopy(outputs, start, shares, 0, width);
    return shares;
  }

  private int index(int row) {
    return Objects.checkIndex(row, rows);
  }
}
