package dev.cajal.nn.optimizer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What happens in a step besides the optimizers: gradients are clipped, then the optimizers make
 * their change, then weights decay, then parameters are projected, then averaged.
 *
 * @param clippings of the gradients of all groups together, one after the other
 * @param decays taken off together with the optimizers' change
 * @param projections of the parameters after that
 * @param averaging what is evaluated and kept; empty for the parameters themselves
 */
public record Adjustments(
    List<Clipping> clippings,
    List<WeightDecay> decays,
    List<Projection> projections,
    Optional<Averaging> averaging) {
  /** Copies the lists. */
  public Adjustments {
    clippings = List.copyOf(clippings);
    decays = List.copyOf(decays);
    projections = List.copyOf(projections);
  }

  /** The optimizers alone. */
  public static Adjustments none() {
    return new Adjustments(List.of(), List.of(), List.of(), Optional.empty());
  }

  /** These and one more clipping. */
  public Adjustments with(Clipping clipping) {
    return new Adjustments(more(clippings, clipping), decays, projections, averaging);
  }

  /** These and one more decay. */
  public Adjustments with(WeightDecay decay) {
    return new Adjustments(clippings, more(decays, decay), projections, averaging);
  }

  /** These and one more projection. */
  public Adjustments with(Projection projection) {
    return new Adjustments(clippings, decays, more(projections, projection), averaging);
  }

  /** These with another averaging. */
  public Adjustments with(Averaging other) {
    return new Adjustments(clippings, decays, projections, Optional.of(other));
  }

  private static <T> List<T> more(List<T> list, T one) {
    return Stream.concat(list.stream(), Stream.of(one)).toList();
  }
}
