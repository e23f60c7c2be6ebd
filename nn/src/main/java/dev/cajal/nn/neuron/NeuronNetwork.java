package dev.cajal.nn.neuron;

import dev.cajal.Tensor;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.layer.Activation;
import dev.cajal.nn.layer.Dense;
import dev.cajal.nn.layer.Layer;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Layers of neurons with numbers for weights, one after the other: networks set up by hand, or a
 * trained one laid open.
 *
 * <pre>{@code
 * NeuronNetwork xor = Gate.xorByRelu();
 * double y = xor.value(0, 1);  // 1
 * }</pre>
 *
 * @param layers in order, at least one, each taking the outputs of the one before
 */
public record NeuronNetwork(List<NeuronLayer> layers) {
  /** Checks that the layers fit each other. */
  public NeuronNetwork {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("neuron network: at least one layer is needed");
    }
    for (int i = 1; i < layers.size(); i++) {
      int made = layers.get(i - 1).map().outputs();
      int taken = layers.get(i).map().inputs();
      if (made != taken) {
        throw new IllegalArgumentException(
            "neuron network: layer %d must take the %d outputs of the layer before; it takes %d"
                .formatted(i + 1, made, taken));
      }
    }
  }

  /** These layers in order. */
  public static NeuronNetwork of(NeuronLayer... layers) {
    return new NeuronNetwork(List.of(layers));
  }

  /**
   * The network that a stack of {@link Dense} layers and activations computes, with the current
   * numbers of its parameters.
   *
   * @throws IllegalArgumentException if the stack does not begin with a dense layer
   */
  public static NeuronNetwork of(Sequential stack, Parameters parameters) {
    List<NeuronLayer> layers = new ArrayList<>();
    for (int i = 0; i < stack.layers().size(); i++) {
      Layer layer = stack.layers().get(i);
      if (layer instanceof Dense dense) {
        AffineMap map = AffineMap.dense(dense, Integer.toString(i), parameters);
        layers.add(new NeuronLayer(map, Activation.IDENTITY));
      } else if (layers.isEmpty()) {
        throw new IllegalArgumentException(
            "neuron network: the stack must begin with a dense layer; found " + stack);
      } else {
        NeuronLayer last = layers.removeLast();
        Layer before = last.activation();
        Layer both =
            before == Activation.IDENTITY
                ? layer
                : (z, scope) -> layer.apply(before.apply(z, scope), scope);
        layers.add(new NeuronLayer(last.map(), both));
      }
    }
    return new NeuronNetwork(layers);
  }

  /** The number of inputs. */
  public int inputs() {
    return layers.getFirst().map().inputs();
  }

  /** The number of outputs. */
  public int outputs() {
    return layers.getLast().map().outputs();
  }

  /** The widths from the inputs to the outputs, one more than layers. */
  public List<Integer> sizes() {
    List<Integer> sizes = new ArrayList<>(List.of(inputs()));
    layers.forEach(layer -> sizes.add(layer.map().outputs()));
    return sizes;
  }

  /** The number of weights and biases. */
  public long parameterCount() {
    return layers.stream().mapToLong(l -> (l.map().inputs() + 1L) * l.map().outputs()).sum();
  }

  /** The outputs [N, K] of points [N, m]. */
  public Tensor apply(Tensor points) {
    Tensor value = points;
    for (NeuronLayer layer : layers) {
      value = layer.apply(value);
    }
    return value;
  }

  /** The values of every layer for points [N, m], the points themselves first. */
  public List<Tensor> values(Tensor points) {
    List<Tensor> values = new ArrayList<>(List.of(points));
    for (NeuronLayer layer : layers) {
      values.add(layer.apply(values.getLast()).evaluate());
    }
    return values;
  }

  /** The first output of one point. */
  public double value(double... point) {
    return apply(Matrices.matrix(point)).at(1, 0).toDouble();
  }

  /**
   * The one affine map that the network amounts to if all activations are {@link
   * Activation#IDENTITY}.
   *
   * @throws IllegalArgumentException naming the first layer with another activation
   */
  public AffineMap collapse() {
    AffineMap whole = layers.getFirst().map();
    for (int i = 0; i < layers.size(); i++) {
      Layer activation = layers.get(i).activation();
      if (activation != Activation.IDENTITY) {
        throw new IllegalArgumentException(
            "collapse: all activations must be the identity; that of layer %d is %s"
                .formatted(i + 1, activation.describe(Shape.of(1, layers.get(i).map().outputs()))));
      }
      whole = i == 0 ? whole : whole.then(layers.get(i).map());
    }
    return whole;
  }
}
