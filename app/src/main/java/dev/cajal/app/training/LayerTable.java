package dev.cajal.app.training;

import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.io.model.ModelNetwork;
import dev.cajal.nn.layer.Activation;
import dev.cajal.nn.layer.Layer;
import dev.cajal.nn.layer.Layers;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.parameter.Scope;
import dev.cajal.nn.parameter.Trace;
import dev.cajal.nn.train.Network;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The layers of a network one by one. */
public final class LayerTable {
  private LayerTable() {}

  /**
   * A layer where it stands.
   *
   * @param text as in the option that sets layers
   * @param output the shape of its output for one sample
   * @param parameters how many numbers it learns
   */
  public record Row(String text, String output, long parameters) {}

  /** The layers in order, those that only prepare the sample too. */
  public static List<Row> of(ModelNetwork model) {
    Network network = model.network();
    TensorType sample = network.sample();
    Scope scope = Trace.prediction(network.parameters()).scope();
    Tensor value = Tensor.input("sample", sample.with(sample.shape().inserted(0, 1)));
    List<Row> rows = new ArrayList<>();
    rows.add(new Row("(sample)", shown(value), 0));
    Scope before = scope.child("preparation");
    int position = 0;
    for (Layer layer : parts(network.preprocessing())) {
      value = layer.applyAs(Integer.toString(position++), value, before);
      rows.add(new Row(text(layer), shown(value), 0));
    }
    position = 0;
    for (Layer layer : parts(network.layer())) {
      String path = Integer.toString(position++);
      value = layer.applyAs(path, value, scope);
      rows.add(new Row(text(layer), shown(value), count(network, path + ".")));
    }
    return rows;
  }

  private static List<Layer> parts(Layer layer) {
    if (layer == Activation.IDENTITY) {
      return List.of();
    }
    return layer instanceof Sequential sequence ? sequence.layers() : List.of(layer);
  }

  private static String text(Layer layer) {
    return Layers.registry().print(layer).orElse(layer.toString());
  }

  private static String shown(Tensor value) {
    Shape shape = value.shape().without(0);
    return Arrays.stream(shape.dims())
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(" × "));
  }

  private static long count(Network network, String prefix) {
    return network.parameters().trainable().stream()
        .filter(variable -> variable.name().startsWith(prefix))
        .map(Variable::shape)
        .mapToLong(Shape::size)
        .sum();
  }
}
