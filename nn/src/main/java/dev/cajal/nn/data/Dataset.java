package dev.cajal.nn.data;

import dev.cajal.shape.Shape;
import java.util.List;
import java.util.Objects;

/**
 * Samples with targets, ready for a network.
 *
 * @param name what messages call it
 * @param task what is to be learnt
 * @param features the inputs
 * @param targets the wanted outputs, as many as inputs: classes for {@link Task#BINARY} and {@link
 *     Task#CLASSIFICATION}, numbers for {@link Task#REGRESSION}
 * @param featureNames a name per element of a sample
 */
public record Dataset(
    String name, Task task, Features features, Targets targets, List<String> featureNames) {

  /**
   * Checks that the parts fit each other.
   *
   * @throws DataException if counts differ, or the targets are of another kind than the task's
   */
  public Dataset {
    Objects.requireNonNull(name, "name");
    featureNames = List.copyOf(featureNames);
    if (features.size() != targets.size()) {
      throw new DataException(
          "%s: every sample needs one target; found %d samples, %d targets"
              .formatted(name, features.size(), targets.size()));
    }
    if (featureNames.size() != features.sampleShape().size()) {
      throw new DataException(
          "%s: every feature needs a name; found samples of shape %s, %d names"
              .formatted(name, features.sampleShape(), featureNames.size()));
    }
    int classes =
        switch (targets) {
          case ClassTargets classTargets -> classTargets.names().size();
          case ValueTargets _ -> 0;
        };
    boolean fits =
        switch (task) {
          case BINARY -> classes == 2;
          case CLASSIFICATION -> classes >= 2;
          case REGRESSION -> classes == 0;
        };
    if (!fits) {
      throw new DataException(
          "%s: binary needs 2 classes, classification 2 or more, regression numbers; found task %s, %s"
              .formatted(name, task.label(), classes == 0 ? "numbers" : classes + " classes"));
    }
  }

  /** The number of samples. */
  public int size() {
    return features.size();
  }

  /** The shape of one sample, without the axis of samples. */
  public Shape sampleShape() {
    return features.sampleShape();
  }

  /** The class names, empty for regression. */
  public List<String> classNames() {
    return switch (targets) {
      case ClassTargets classTargets -> classTargets.names();
      case ValueTargets _ -> List.of();
    };
  }

  /** The samples of these rows in this order, copied. */
  public Dataset rows(int... rows) {
    return new Dataset(name, task, features.rows(rows), targets.rows(rows), featureNames);
  }
}
