package dev.cajal.app.figure;

import dev.cajal.Tensor;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.neuron.AffineMap;
import dev.cajal.nn.neuron.NeuronNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A network as a graph: a column of units for each layer, a line for each weight.
 *
 * <p>Lines are thicker the larger the weight is; positive ones are vermillion, negative ones blue
 * and dashed, zeros thin and grey. Weights are written beside their lines while there are few.
 *
 * <pre>{@code
 * NetworkDiagram.of("XOR").layer("x₁", "x₂").layer("h₁", "h₂").weights(w1, b1)
 *     .layer("y").weights(w2, b2)
 * }</pre>
 */
public final class NetworkDiagram implements Figure {
  private static final int COLUMN = 150;
  private static final int ROW = 78;
  private static final int RADIUS = 22;
  private static final int MARGIN = 46;
  private static final int MOST_WRITTEN = 16;

  private final String title;
  private final List<Layer> layers;

  /** Units, the weights of the lines that lead to them (from, to), biases and values. */
  private record Layer(List<String> names, double[][] weights, double[] biases, double[] values) {}

  private NetworkDiagram(String title, List<Layer> layers) {
    this.title = Objects.requireNonNull(title, "title");
    this.layers = List.copyOf(layers);
  }

  /** A diagram without units. */
  public static NetworkDiagram of(String title) {
    return new NetworkDiagram(title, List.of());
  }

  /**
   * A network with its weights, biases and the values of all units for one input.
   *
   * <p>Units are x₁, x₂, …, then h₁, h₂, … (with the layer's number if there are several hidden
   * layers), then y₁, y₂, … or y.
   */
  public static NetworkDiagram of(String title, NeuronNetwork network, double... input) {
    List<Tensor> values = network.values(Matrices.matrix(input));
    int last = network.layers().size();
    NetworkDiagram diagram = of(title).layer(names("x", network.inputs())).values(input);
    for (int k = 1; k <= last; k++) {
      AffineMap map = network.layers().get(k - 1).map();
      String name = k == last ? "y" : last == 2 ? "h" : "h" + superscript(k);
      diagram =
          diagram
              .layer(names(name, map.outputs()))
              .weights(Matrices.rows("network diagram", map.weight()), map.bias().toDoubles())
              .values(values.get(k).toDoubles());
    }
    return diagram;
  }

  private static String[] names(String name, int count) {
    if (count == 1 && name.equals("y")) {
      return new String[] {name};
    }
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> name + subscript(i))
        .toArray(String[]::new);
  }

  private static String subscript(int number) {
    StringBuilder text = new StringBuilder();
    Integer.toString(number).chars().forEach(digit -> text.append((char) ('₀' + digit - '0')));
    return text.toString();
  }

  private static String superscript(int number) {
    return number < 10 ? "⁰¹²³⁴⁵⁶⁷⁸⁹".substring(number, number + 1) : "(" + number + ")";
  }

  /** With a further layer of units. */
  public NetworkDiagram layer(String... names) {
    List<Layer> more = new ArrayList<>(layers);
    more.add(new Layer(List.of(names), new double[0][], new double[0], new double[0]));
    return new NetworkDiagram(title, more);
  }

  /**
   * With weights between the last layer and the one before.
   *
   * @param weights a row for each unit that a line comes from, a column for each that it goes to
   * @param biases one for each unit of the last layer, or none
   */
  public NetworkDiagram weights(double[][] weights, double... biases) {
    int to = layers.getLast().names().size();
    int from = layers.size() < 2 ? 0 : layers.get(layers.size() - 2).names().size();
    boolean fits = weights.length == from && Arrays.stream(weights).allMatch(w -> w.length == to);
    if (!fits || biases.length != 0 && biases.length != to) {
      throw new IllegalArgumentException(
          "network diagram: it needs %d rows of %d weights and %d biases or none; found %s and %d"
              .formatted(from, to, to, Arrays.deepToString(weights), biases.length));
    }
    Layer last = layers.getLast();
    return replaced(new Layer(last.names(), weights.clone(), biases.clone(), last.values()));
  }

  /** With the values of the last layer's units, written below them. */
  public NetworkDiagram values(double... values) {
    Layer last = layers.getLast();
    if (values.length != last.names().size()) {
      throw new IllegalArgumentException(
          "network diagram: one value is needed for each of %s; found %d"
              .formatted(last.names(), values.length));
    }
    return replaced(new Layer(last.names(), last.weights(), last.biases(), values.clone()));
  }

  private NetworkDiagram replaced(Layer layer) {
    List<Layer> changed = new ArrayList<>(layers);
    changed.set(changed.size() - 1, layer);
    return new NetworkDiagram(title, changed);
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public Svg svg() {
    int tallest = layers.stream().mapToInt(layer -> layer.names().size()).max().orElse(1);
    int width = Math.max(240, 2 * MARGIN + (layers.size() - 1) * COLUMN);
    Caption caption = new Caption(title, width);
    int height = caption.height() + tallest * ROW + 24;
    long written =
        layers.stream()
            .flatMap(layer -> Arrays.stream(layer.weights()))
            .mapToLong(w -> w.length)
            .sum();
    StringBuilder lines = new StringBuilder();
    StringBuilder texts = new StringBuilder();
    for (int k = 0; k < layers.size(); k++) {
      if (k > 0) {
        connect(k, tallest, caption.height(), written <= MOST_WRITTEN, lines, texts);
      }
    }
    for (int k = 0; k < layers.size(); k++) {
      Layer layer = layers.get(k);
      for (int i = 0; i < layer.names().size(); i++) {
        double x = x(k);
        double y = y(k, i, tallest, caption.height());
        texts.append(Draw.circle(x, y, RADIUS, Colour.PAPER, Colour.INK));
        texts.append(Draw.text(layer.names().get(i), x, y, 14, "middle", Colour.INK));
        if (layer.biases().length > 0) {
          String bias = "b = " + TickText.of(layer.biases()[i]);
          texts.append(Draw.labelled(bias, x, y - RADIUS - 9, 12, Colour.SOFT));
        }
        if (layer.values().length > 0) {
          String value = TickText.of(layer.values()[i]);
          texts.append(Draw.text(value, x, y + RADIUS + 10, 13, "middle", Colour.INK));
        }
      }
    }
    return new Svg(title, width, height, caption.draw() + lines + texts);
  }

  private void connect(
      int k, int tallest, int top, boolean written, StringBuilder lines, StringBuilder texts) {
    double[][] weights = layers.get(k).weights();
    double most =
        Arrays.stream(weights).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(1);
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < weights[i].length; j++) {
        double weight = weights[i][j];
        double fromY = y(k - 1, i, tallest, top);
        double toY = y(k, j, tallest, top);
        double wide = 0.8 + 3.2 * Math.abs(weight) / Math.max(most, 1e-12);
        Colour colour = weight > 0 ? Colour.VERMILLION : weight < 0 ? Colour.BLUE : Colour.GRID;
        lines.append(Draw.line(x(k - 1), fromY, x(k), toY, wide, colour, weight < 0));
        if (written) {
          // Before the middle, where lines of two layers of one size cross.
          double share = 0.3;
          double atX = x(k - 1) + share * (x(k) - x(k - 1));
          double atY = fromY + share * (toY - fromY);
          texts.append(Draw.labelled(TickText.of(weight), atX, atY, 12, Colour.INK));
        }
      }
    }
  }

  private static double x(int layer) {
    return MARGIN + (double) layer * COLUMN;
  }

  private double y(int layer, int unit, int tallest, int top) {
    double spare = (tallest - layers.get(layer).names().size()) * ROW / 2.0;
    return top + 12 + spare + (unit + 0.5) * ROW;
  }
}
