package dev.cajal.nn.train;

import dev.cajal.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * All that a training needs to go on exactly: copies that do not change.
 *
 * @param progress everything but tensors; {@link ProgressForm} gives it a plain form for files
 * @param parameters the network's parameters and running state by path
 * @param optimizer slots, learning rates and the step counter by path
 * @param best the parameters of the best epoch, empty without early stopping
 */
public record Checkpoint(
    Progress progress,
    Map<String, Tensor> parameters,
    Map<String, Tensor> optimizer,
    Map<String, Tensor> best) {
  /** Copies the maps. */
  public Checkpoint {
    Objects.requireNonNull(progress, "progress");
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    optimizer = Collections.unmodifiableMap(new LinkedHashMap<>(optimizer));
    best = Collections.unmodifiableMap(new LinkedHashMap<>(best));
  }
}
