package dev.cajal.app.lab.backpropagation;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.backprop.Backpropagation;
import dev.cajal.nn.backprop.Layout;
import dev.cajal.nn.backprop.OutputLoss;
import dev.cajal.nn.layer.Activation;
import dev.cajal.nn.layer.Layer;
import dev.cajal.nn.loss.Reduction;
import dev.cajal.nn.neuron.AffineMap;
import dev.cajal.nn.neuron.NeuronLayer;
import dev.cajal.nn.neuron.NeuronNetwork;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.List;
import java.util.stream.Stream;

/**
 * A network with samples and targets to differentiate.
 *
 * @param network with numbers for weights
 * @param loss of its outputs
 * @param samples [N, m]
 * @param targets [N, K]
 */
record Examples(NeuronNetwork network, OutputLoss loss, Tensor samples, Tensor targets) {
  /** Two samples, two inputs, three sigmoid units and three classes. */
  static Examples classes() {
    return new Examples(
        NeuronNetwork.of(
            NeuronLayer.of(
                new double[][] {{0.1, -0.2, 0.3}, {0.4, 0.5, -0.6}},
                new double[] {0, 0.1, -0.1},
                Activation.SIGMOID),
            NeuronLayer.of(
                new double[][] {{0.2, -0.1, 0.3}, {-0.4, 0.6, 0.1}, {0.5, -0.3, -0.2}},
                new double[] {0.1, 0, -0.1},
                Activation.SOFTMAX)),
        OutputLoss.CROSS_ENTROPY,
        Matrices.matrix(new double[] {1, 2}, new double[] {-1, 0.5}),
        Matrices.matrix(new double[] {1, 0, 0}, new double[] {0, 0, 1}));
  }

  /** Five random samples of a random network with 3, 4 and 2 units. */
  static Examples random(RandomKey key, Layer hidden) {
    return new Examples(
        NeuronNetwork.of(
            layer(key.child("first"), 3, 4, hidden),
            layer(key.child("second"), 4, 2, Activation.SIGMOID)),
        OutputLoss.SQUARED,
        key.child("samples").normal(Shape.of(5, 3), DType.F64).evaluate(),
        key.child("targets").uniform(Shape.of(5, 2), DType.F64).evaluate());
  }

  private static NeuronLayer layer(RandomKey key, int from, int to, Layer activation) {
    Tensor weight = key.child("weight").normal(Shape.of(from, to), DType.F64);
    Tensor bias = key.child("bias").normal(Shape.of(to), DType.F64);
    return new NeuronLayer(new AffineMap(weight, bias), activation);
  }

  Backpropagation pass(Reduction reduction, Layout layout) {
    return Backpropagation.of(network, loss, reduction, samples, targets, layout);
  }

  /** The loss with other parameters: weight and bias of the first layer, then of the next. */
  Tensor loss(Tensor parameters, Reduction reduction) {
    Tensor value = samples;
    int from = 0;
    for (NeuronLayer layer : network.layers()) {
      Shape shape = layer.map().weight().shape();
      int bias = from + shape.size();
      int end = bias + shape.dim(1);
      Tensor weight = parameters.slice(0, from, bias).reshape(shape);
      value = layer.activate(value.matmul(weight).plus(parameters.slice(0, bias, end)));
      from = end;
    }
    return reduction.of(loss.elements(value, targets).sum(1));
  }

  /** All parameters in one row. */
  double[] parameters() {
    return flat(network.layers().stream().map(NeuronLayer::map).toList());
  }

  /** Weights and biases, or their derivatives, in one row. */
  static double[] flat(List<AffineMap> maps) {
    Tensor[] parts =
        maps.stream()
            .flatMap(
                map -> Stream.of(map.weight().reshape(map.weight().shape().size()), map.bias()))
            .toArray(Tensor[]::new);
    return Tensor.concatenate(0, parts).toDoubles();
  }
}
