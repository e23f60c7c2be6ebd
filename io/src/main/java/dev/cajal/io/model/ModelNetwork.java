package dev.cajal.io.model;

import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.PixelEncoder;
import dev.cajal.nn.data.Preprocessing;
import dev.cajal.nn.data.TableEncoder;
import dev.cajal.nn.data.TargetEncoder;
import dev.cajal.nn.layer.Activation;
import dev.cajal.nn.layer.Dense;
import dev.cajal.nn.layer.Flatten;
import dev.cajal.nn.layer.Layer;
import dev.cajal.nn.layer.Rescale;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.loss.Calibrated;
import dev.cajal.nn.loss.Loss;
import dev.cajal.nn.loss.TemperatureScaling;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.registry.SettingException;
import dev.cajal.nn.train.Network;
import dev.cajal.shape.ShapeException;
import dev.cajal.shape.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The network that a recipe describes.
 *
 * @param network with weights as they are before training, and probabilities as predictions
 * @param loss that it is trained with
 */
public record ModelNetwork(Network network, Loss loss) {

  /** Checks that nothing is null. */
  public ModelNetwork {
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(loss, "loss");
  }

  /**
   * Builds the network.
   *
   * @param sample the type of one sample
   * @throws DataException if layers and loss do not suit the samples, the target or each other
   */
  public static ModelNetwork of(Recipe recipe, TensorType sample, Preprocessing preprocessing) {
    Loss loss = LossChoice.of(recipe, preprocessing.target());
    Sequential layers = scores(option("--layers", () -> Sequential.parse(recipe.layers())), loss);
    Layer first = preparation(layers, sample, preprocessing);
    Parameters parameters = Parameters.of(recipe.seed());
    Network network = option("--layers", () -> Network.of(first, layers, sample, parameters));
    checkOutputs(recipe, loss, network, preprocessing.target());
    return new ModelNetwork(network.withOutput(loss.link().layer().orElse(loss.link())), loss);
  }

  /** The same network with probabilities from scores that are divided by a temperature. */
  public ModelNetwork calibrated(TemperatureScaling scaling) {
    Sequential output =
        new Sequential(
            List.of(new Rescale(1 / scaling.temperature(), 0), loss.link().layer().orElseThrow()));
    return new ModelNetwork(network.withOutput(output), new Calibrated(loss, scaling));
  }

  /**
   * Evaluates what an option says.
   *
   * @throws DataException with the option before the message, if what it says is wrong
   */
  public static <T> T option(String option, Supplier<T> meaning) {
    try {
      return meaning.get();
    } catch (SettingException | ShapeException e) {
      throw new DataException(named(option, e.getMessage()), e);
    }
  }

  /** The message with the option in place of the kind that it begins with, if that is its name. */
  private static String named(String option, String message) {
    int end = message.indexOf(' ');
    String kind = end < 0 ? "" : "--" + message.substring(0, end);
    return option.equals(kind) || option.equals(kind + "s")
        ? option + message.substring(end)
        : option + ": " + message;
  }

  /** The layers down to the scores that the loss takes, whose last function it knows itself. */
  private static Sequential scores(Sequential written, Loss loss) {
    List<Layer> layers = written.layers();
    boolean linked =
        !layers.isEmpty() && loss.link().layer().filter(layers.getLast()::equals).isPresent();
    return linked ? new Sequential(layers.subList(0, layers.size() - 1)) : written;
  }

  /** What samples pass before the layers: brightness from 0 to 1, and one axis for dense layers. */
  private static Layer preparation(
      Sequential layers, TensorType sample, Preprocessing preprocessing) {
    List<Layer> preparation = new ArrayList<>();
    switch (preprocessing.features()) {
      case PixelEncoder pixels -> preparation.add(new Rescale(1.0 / pixels.maximum(), 0));
      case TableEncoder _ -> {}
    }
    boolean dense =
        leaves(layers)
            .filter(layer -> !layer.keepsShape())
            .findFirst()
            .map(Dense.class::isInstance)
            .orElse(false);
    if (dense && sample.shape().rank() > 1) {
      preparation.add(new Flatten());
    }
    return switch (preparation.size()) {
      case 0 -> Activation.IDENTITY;
      case 1 -> preparation.getFirst();
      default -> new Sequential(preparation);
    };
  }

  /** The layers in the order in which a sample meets them, those inside of others one by one. */
  private static Stream<Layer> leaves(Layer layer) {
    return layer.parts().isEmpty()
        ? Stream.of(layer)
        : layer.parts().stream().flatMap(ModelNetwork::leaves);
  }

  private static void checkOutputs(
      Recipe recipe, Loss loss, Network network, TargetEncoder target) {
    TensorType found = network.result();
    int outputs = found.shape().rank() == 1 ? found.shape().dim(0) : -1;
    int classes =
        switch (target) {
          case TargetEncoder.Values _ -> 0;
          case TargetEncoder.Classes named -> named.labels().size();
        };
    if (LossChoice.suits(outputs, loss, classes)) {
      return;
    }
    int wanted = LossChoice.outputs(loss, classes);
    String needed =
        switch (classes) {
          case 0 ->
              wanted == 1
                  ? "one number, as the target is a number"
                  : "%d numbers for the loss %s".formatted(wanted, recipe.loss());
          case 2 ->
              wanted == 1
                  ? "one number, or one for each of the 2 classes"
                  : "one number for each of the 2 classes for the loss " + recipe.loss();
          default -> "one number for each of the %d classes".formatted(classes);
        };
    throw new DataException(
        "--layers \"%s\": the output must be %s; found shape %s; let the last layer be dense(%d)"
            .formatted(recipe.layers(), needed, found.shape(), wanted));
  }
}
