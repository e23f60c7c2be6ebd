package dev.cajal.nn.neuron;

import dev.cajal.Tensor;
import dev.cajal.nn.layer.Layer;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.parameter.Trace;
import dev.cajal.shape.DType;
import dev.cajal.shape.ShapeException;

/** Samples in rows on their way into a neuron or map. */
final class Points {
  private Points() {}

  /** Rows [N, m] as f64. */
  static Tensor rows(String operation, Tensor points, int width) {
    if (points.shape().rank() != 2
        || points.shape().dim(1) != width
        || points.dtype() == DType.BOOL) {
      throw new ShapeException(
          "%s: points must be numbers [N, %d], one point a row; found %s"
              .formatted(operation, width, points.type()));
    }
    return points.to(DType.F64);
  }

  /** The value of a layer that has no dropout or running state, with starting parameters if any. */
  static Tensor through(Layer layer, Tensor z) {
    return layer.apply(z, Trace.prediction(Parameters.of(0, DType.F64)).scope());
  }
}
