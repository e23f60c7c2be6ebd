package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.nn.layer.Layer;
import dev.cajal.nn.layer.Layers;
import dev.cajal.nn.registry.Definition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every layer that there is, through the command: trained, saved, read and used. */
class EveryLayerTest {
  private static final String LAYERS =
      "rescale(0.5) standardize([1, 1], [2, 2]) batch_norm(0.5) dense(8, initializer=lecun_normal)"
          + " selu alpha_dropout(0.1) gaussian_noise(0.01) residual(layer_norm"
          + " dense(8, initializer=orthogonal) gelu stochastic_depth(0.9)) concatenate(identity"
          + " heaviside sign sequential(reshape([2, 4]) flatten) relu sigmoid sigmoid(10) tanh"
          + " softplus silu gelu_tanh mish hard_sigmoid hard_swish gaussian_cdf softmax log_softmax"
          + " leaky_relu prelu prelu(per_channel=true) elu celu(0.5) swish(1.5)) dropout(0.1)"
          + " dense(3)";

  @TempDir Path folder;
  private final CapturedConsole console = new CapturedConsole();

  @Test
  void train_withEveryLayer_givesAModelThatIsReadAndUsed() {
    String data = Flowers.write(folder.resolve("flowers.csv"), Flowers.lines()).toString();
    String model = folder.resolve("model").toString();
    String[] command = {
      "train", data, "--out", model, "--layers", LAYERS, "--epochs", "20", "--json"
    };

    assertThat(console.run(command)).isZero();
    assertThat(console.run("inspect", model)).isZero();
    assertThat(console.out()).contains("layers          " + LAYERS);
    int code = console.runWithInput("length,width\n1.2,3.1\n5.4,1.2\n", "predict", model);
    assertThat(code).isZero();
    assertThat(console.out()).isEqualTo("prediction\ndaisy\ntulip\n");
  }

  @Test
  void layers_ofThisTest_areAllThatThereAre() {
    List<String> used = new ArrayList<>(List.of("sequential"));
    Layers.registry().parseAll(LAYERS).forEach(layer -> addNames(layer, used));

    assertThat(used)
        .containsAll(Layers.registry().definitions().stream().map(Definition::name).toList());
  }

  private static void addNames(Layer layer, List<String> names) {
    names.add(Layers.registry().toMap(layer).orElseThrow().get("type").toString());
    layer.parts().forEach(part -> addNames(part, names));
  }

  @Test
  void train_imagesIntoNestedDenseLayers_joinsTheirAxes() {
    String model = folder.resolve("digits").toString();
    String layers = "batch_norm residual(dense(64) relu) dense(10)";
    String[] command = {
      "train", "digits", "--out", model, "--layers", layers, "--epochs", "1", "--quiet"
    };

    assertThat(console.run(command)).isZero();
    assertThat(console.run("inspect", model)).isZero();
    assertThat(console.out()).contains("flatten", "batch_norm");
  }
}
