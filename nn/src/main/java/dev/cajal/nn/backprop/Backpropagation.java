package dev.cajal.nn.backprop;

import dev.cajal.Tensor;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.layer.Activation;
import dev.cajal.nn.loss.Reduction;
import dev.cajal.nn.neuron.AffineMap;
import dev.cajal.nn.neuron.NeuronLayer;
import dev.cajal.nn.neuron.NeuronNetwork;
import dev.cajal.shape.DType;
import dev.cajal.shape.ShapeException;
import java.util.List;

/**
 * Forward and backward pass of a network with every intermediate number (Rumelhart, Hinton and
 * Williams, 1986; D0, D2, D4).
 *
 * <pre>{@code
 * Backpropagation pass =
 *     Backpropagation.of(network, OutputLoss.HALF_SQUARED, Reduction.SUM, x, t, Layout.COLUMNS);
 * pass.steps().forEach(step -> show(step.symbol(), step.formula(), step.value()));
 * Tensor delta = pass.value("δ2");
 * }</pre>
 *
 * @param layout in which it was computed
 * @param loss of all samples, reduced
 * @param steps in the order of computation
 * @param gradients by weight and bias of each layer, in one form for all layouts: those of layer l
 *     at index l − 1, the weight's [n_(l−1), n_l]
 */
public record Backpropagation(
    Layout layout, double loss, List<BackpropagationStep> steps, List<AffineMap> gradients) {
  /** Copies the lists. */
  public Backpropagation {
    steps = List.copyOf(steps);
    gradients = List.copyOf(gradients);
  }

  /**
   * Runs both passes in a layout.
   *
   * @param network whose activations work element by element, but for a softmax at the end with
   *     {@link OutputLoss#CROSS_ENTROPY}
   * @param loss of the outputs
   * @param reduction over the samples
   * @param samples [N, m], whatever the layout
   * @param targets [N, K], for classes one-hot
   * @throws ShapeException if samples and targets do not fit the network
   * @throws IllegalArgumentException if a softmax stands anywhere else, or a number is not finite
   */
  public static Backpropagation of(
      NeuronNetwork network,
      OutputLoss loss,
      Reduction reduction,
      Tensor samples,
      Tensor targets,
      Layout layout) {
    Matrices.rows("back-propagation, samples", samples);
    Matrices.rows("back-propagation, targets", targets);
    int count = samples.shape().dim(0);
    if (count == 0
        || samples.shape().dim(1) != network.inputs()
        || targets.shape().dim(1) != network.outputs()
        || targets.shape().dim(0) != count) {
      throw new ShapeException(
          ("back-propagation: samples must be [N, %d] and targets [N, %d], N at least 1; found %s"
                  + " and %s")
              .formatted(network.inputs(), network.outputs(), samples.type(), targets.type()));
    }
    requireElementwise(network, loss);
    Tensor x = samples.to(DType.F64).evaluate();
    Tensor t = targets.to(DType.F64).evaluate();
    Problem problem = new Problem(network, loss, factor(reduction, count), x, t);
    Pass pass =
        switch (layout) {
          case COLUMNS -> new ColumnPass(problem);
          case ROWS -> new RowPass(problem);
          case AUGMENTED -> new AugmentedPass(problem);
        };
    pass.run();
    Tensor losses = loss.elements(network.apply(x), t).sum(1);
    double reduced = reduction.of(losses).toDouble();
    return new Backpropagation(layout, reduced, pass.steps(), pass.gradients());
  }

  /**
   * The numbers of a symbol.
   *
   * @throws IllegalArgumentException if there is none, with those that exist
   */
  public Tensor value(String symbol) {
    return steps.stream()
        .filter(step -> step.symbol().equals(symbol))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "back-propagation: the symbols of this layout are %s; found \"%s\""
                        .formatted(
                            String.join(
                                ", ", steps.stream().map(BackpropagationStep::symbol).toList()),
                            symbol)))
        .value();
  }

  private static double factor(Reduction reduction, int count) {
    return switch (reduction) {
      case SUM -> 1;
      case MEAN -> 1.0 / count;
      case HALF_MEAN -> 0.5 / count;
    };
  }

  private static void requireElementwise(NeuronNetwork network, OutputLoss loss) {
    List<NeuronLayer> layers = network.layers();
    for (int i = 0; i < layers.size(); i++) {
      boolean last = i == layers.size() - 1;
      boolean softmax = layers.get(i).activation() == Activation.SOFTMAX;
      boolean paired = last && loss == OutputLoss.CROSS_ENTROPY;
      if ((softmax && !paired) || layers.get(i).activation() == Activation.LOG_SOFTMAX) {
        throw new IllegalArgumentException(
            ("back-propagation: a softmax may only stand at the end, with CROSS_ENTROPY; found one"
                    + " in layer %d of %d with %s")
                .formatted(i + 1, layers.size(), loss));
      }
    }
  }
}
