package dev.cajal.nn.layer;

import dev.cajal.Tensor;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Registry;
import dev.cajal.shape.ShapeException;
import java.util.ArrayList;
import java.util.List;

/** The layers by name. */
public final class Layers {
  private static final Registry<Layer> REGISTRY = Registry.of("layer", definitions());

  private Layers() {}

  /** The layers that texts and files can name; {@link Registry#with} adds one's own. */
  public static Registry<Layer> registry() {
    return REGISTRY;
  }

  private static List<Definition<? extends Layer>> definitions() {
    List<Definition<? extends Layer>> definitions = new ArrayList<>();
    definitions.add(Dense.DEFINITION);
    definitions.addAll(Activation.definitions());
    definitions.add(Sigmoid.DEFINITION);
    definitions.add(LeakyRelu.DEFINITION);
    definitions.add(PRelu.DEFINITION);
    definitions.add(Elu.DEFINITION);
    definitions.add(Celu.DEFINITION);
    definitions.add(Swish.DEFINITION);
    definitions.add(BatchNorm.DEFINITION);
    definitions.add(LayerNorm.DEFINITION);
    definitions.add(Dropout.DEFINITION);
    definitions.add(AlphaDropout.DEFINITION);
    definitions.add(GaussianNoise.DEFINITION);
    definitions.add(StochasticDepth.DEFINITION);
    definitions.add(Flatten.DEFINITION);
    definitions.add(Reshape.DEFINITION);
    definitions.add(Rescale.DEFINITION);
    definitions.add(Standardize.DEFINITION);
    definitions.add(Sequential.DEFINITION);
    definitions.add(Residual.DEFINITION);
    definitions.add(Concatenate.DEFINITION);
    return definitions;
  }

  static void requireRank(String layer, Tensor input, int least) {
    if (input.shape().rank() < least) {
      throw new ShapeException(
          "%s: the input must have at least %d axes, the first one the batch; found shape %s"
              .formatted(layer, least, input.shape()));
    }
  }
}
