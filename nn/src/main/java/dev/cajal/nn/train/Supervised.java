package dev.cajal.nn.train;

import dev.cajal.Tensor;
import dev.cajal.nn.layer.Layer;
import dev.cajal.nn.loss.Loss;
import dev.cajal.nn.parameter.Scope;

/**
 * A loss of a layer's output against the target.
 *
 * @param layer from the field {@link Samples#INPUT} to the output
 * @param loss against the field {@link Samples#TARGET}
 */
record Supervised(Layer layer, Loss loss) implements Objective {
  @Override
  public Outcome evaluate(Scope scope, Batch batch) {
    Tensor output = layer.apply(batch.get(Samples.INPUT), scope);
    return Outcome.of(loss.mean(output, batch.get(Samples.TARGET))).withOutput(output);
  }

  @Override
  public void check(Samples samples, int outputs) {
    loss.check(samples.get(Samples.TARGET).buffer(), samples.size(), outputs);
  }
}
