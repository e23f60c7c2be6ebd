package dev.cajal.nn.metric;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.loss.Link;
import dev.cajal.shape.Shape;
import java.util.Objects;

/**
 * A metric of raw output.
 *
 * @param metric of what the link makes of it
 * @param link of the loss
 */
record Linked(Metric metric, Link link) implements Metric {
  Linked {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(link, "link");
  }

  @Override
  public String name() {
    return metric.name();
  }

  @Override
  public boolean higherIsBetter() {
    return metric.higherIsBetter();
  }

  @Override
  public Accumulator start() {
    Accumulator inner = metric.start();
    return new Accumulator() {
      @Override
      public void add(Buffer output, Buffer target, int rows) {
        inner.add(linked(output, rows), target, rows);
      }

      @Override
      public double value() {
        return inner.value();
      }
    };
  }

  private Buffer linked(Buffer output, int rows) {
    // Looked at and not kept, so the arrays of a training step need no copy.
    Tensor raw = Tensor.of(output, Shape.of(rows, output.size() / rows));
    Tensor linked =
        switch (metric.input()) {
          case SCORES -> link.scores(raw);
          case RANKING, PROBABILITIES, NUMBERS -> link.of(raw);
        };
    return linked == raw ? output : linked.buffer();
  }
}
