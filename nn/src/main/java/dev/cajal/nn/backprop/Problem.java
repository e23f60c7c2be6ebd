package dev.cajal.nn.backprop;

import dev.cajal.Gradient;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.nn.layer.Activation;
import dev.cajal.nn.layer.Layer;
import dev.cajal.nn.neuron.AffineMap;
import dev.cajal.nn.neuron.NeuronLayer;
import dev.cajal.nn.neuron.NeuronNetwork;

/**
 * What is differentiated.
 *
 * @param network with L layers
 * @param loss of its outputs
 * @param factor of the sum over samples
 * @param samples [N, m]
 * @param targets [N, K]
 */
record Problem(
    NeuronNetwork network, OutputLoss loss, double factor, Tensor samples, Tensor targets) {
  int depth() {
    return network.layers().size();
  }

  /** Layer l, counted from 1. */
  NeuronLayer layer(int l) {
    return network.layers().get(l - 1);
  }

  AffineMap map(int l) {
    return layer(l).map();
  }

  /** f′ at scores, element by element. */
  Tensor slope(int l, Tensor scores) {
    Variable z = Variable.of("z", scores);
    return Gradient.of(layer(l).activate(z).sum(), z).of(z).evaluate();
  }

  /** Whether output activation and loss are a matched pair, for which δ = a − t. */
  boolean matched() {
    Layer last = layer(depth()).activation();
    return switch (loss) {
      case HALF_SQUARED -> last == Activation.IDENTITY;
      case BINARY_CROSS_ENTROPY -> last == Activation.SIGMOID;
      case CROSS_ENTROPY -> last == Activation.SOFTMAX;
      case SQUARED -> false;
    };
  }

  /** The factor in a formula. */
  String scale() {
    return factor == 1 ? "" : "%s·".formatted(factor);
  }
}
