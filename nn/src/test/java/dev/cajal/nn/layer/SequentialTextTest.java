package dev.cajal.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.SettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text form of layers over many random texts, right ones and wrong ones. */
class SequentialTextTest {
  private static final Pattern PLACE = Pattern.compile("layer \"(.*?)\", position (\\d+): .+");
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz_()[]=,.-0123456789 \t\"\\é";

  private static final List<Activation> ACTIVATIONS = List.of(Activation.values());

  private final Random random = new Random(11);

  @Test
  void parse_printedLayers_givesEqualLayers() {
    for (int i = 0; i < 300; i++) {
      Sequential network = new Sequential(layers(3));

      String text = network.text();

      assertThat(Sequential.parse(text)).isEqualTo(network);
      assertThat(Sequential.parse(spread(text)).text()).isEqualTo(text);
      assertThat(Layers.registry().toMap(network).map(Layers.registry()::fromMap))
          .contains(network);
    }
  }

  @Test
  void parse_damagedText_isReadOrRefusedInOneSentenceWithItsPlace() {
    int refused = 0;
    for (int i = 0; i < 3000; i++) {
      String text = damaged(new Sequential(layers(2)).text());
      try {
        Sequential.parse(text);
      } catch (SettingException e) {
        refused++;
        if (text.isBlank()) {
          continue;
        }
        Matcher place = PLACE.matcher(e.getMessage().replaceAll("[\n\t]", " "));
        assertThat(place.matches()).as("%s: %s", text, e.getMessage()).isTrue();
        assertThat(Integer.parseInt(place.group(2))).isBetween(1, text.length() + 1);
      }
    }
    assertThat(refused).isGreaterThan(1000);
  }

  @Test
  void parse_misspeltName_offersTheRightOne() {
    List<String> names = Layers.registry().definitions().stream().map(Definition::name).toList();
    // Shorter ones, such as prelu, have too many names near them to be sure of the three shown.
    for (String name : names.stream().filter(n -> n.length() > 5).toList()) {
      for (int at = 1; at + 1 < name.length(); at++) {
        String missing = name.substring(0, at) + name.substring(at + 1);
        String doubled = name.substring(0, at) + name.charAt(at) + name.substring(at);
        for (String wrong : List.of(missing, doubled)) {
          if (names.contains(wrong)) {
            continue;
          }
          assertThatThrownBy(() -> Sequential.parse("relu " + wrong))
              .isInstanceOf(SettingException.class)
              .hasMessageStartingWith(
                  "layer \"relu %s\", position 6: no layer is called \"%s\"; did you mean"
                      .formatted(wrong, wrong))
              .hasMessageContaining("\"" + name + "\"");
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "BatchNorm, batch_norm",
    "layernorm, layer_norm",
    "LeakyReLU, leaky_relu",
    "hardswish, hard_swish",
    "hardsigmoid, hard_sigmoid",
    "logsoftmax, log_softmax",
    "GaussianNoise, gaussian_noise",
    "alphadropout, alpha_dropout",
    "concat, concatenate",
    "denes, dense",
  })
  void parse_nameOfOtherLibraries_offersOurs(String written, String ours) {
    assertThatThrownBy(() -> Sequential.parse(written))
        .hasMessageContaining("no layer is called \"" + written + "\"; did you mean \"" + ours);
  }

  @Test
  void parse_anyCaseAndHyphens_areAccepted() {
    assertThat(Sequential.parse("Batch-Norm LEAKY_RELU(0.2) Gelu-Tanh").layers())
        .containsExactly(new BatchNorm(), new LeakyRelu(0.2), Activation.GELU_TANH);
  }

  @Test
  void parse_unknownSetting_namesThoseThatThereAre() {
    for (Definition<?> definition : Layers.registry().definitions()) {
      List<String> settings = definition.settings().stream().map(Setting::name).toList();
      String text = definition.name() + "(wdith=1)";

      assertThatThrownBy(() -> Sequential.parse(text))
          .isInstanceOf(SettingException.class)
          .hasMessage(
              "layer \"%s\", position 1: %s has no setting \"wdith\"; %s"
                  .formatted(
                      text,
                      definition.name(),
                      settings.isEmpty()
                          ? "it has none"
                          : "it has " + String.join(", ", settings)));
    }
  }

  @Test
  void parse_tooManyArguments_showsWhatItTakes() {
    assertThatThrownBy(() -> Sequential.parse("swish(1, 2)"))
        .hasMessage(
            "layer \"swish(1, 2)\", position 1: swish takes only swish(beta=1.0); found 2"
                + " arguments");
  }

  @Test
  void parse_deepNesting_isRefusedAndNeverOverflows() {
    assertThatCode(() -> Sequential.parse(nested(90))).doesNotThrowAnyException();
    assertThatThrownBy(() -> Sequential.parse(nested(100_000)))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("expected at most 100 terms inside one another; found \"r\"");
  }

  private static String nested(int depth) {
    return "residual(".repeat(depth) + "relu" + ")".repeat(depth);
  }

  private List<Layer> layers(int depth) {
    List<Layer> layers = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      layers.add(layer(depth));
    }
    return layers;
  }

  private Layer layer(int depth) {
    return switch (random.nextInt(depth > 0 ? 14 : 10)) {
      case 0 -> new Dense(1 + random.nextInt(300));
      case 1 -> new LeakyRelu(random.nextGaussian());
      case 2 -> new PRelu(random.nextFloat(), random.nextBoolean());
      case 3 -> new BatchNorm(random.nextDouble(), Math.exp(-10 * random.nextDouble()), true);
      case 4 -> new Dropout(random.nextDouble());
      case 5 -> new Reshape(List.of(-1, 1 + random.nextInt(9)));
      case 6 -> new Rescale(1e-300 + random.nextDouble() * 1e20, -random.nextDouble());
      case 7 -> new StochasticDepth(1 - random.nextDouble());
      case 8 -> new Celu(random.nextDouble() + 1e-9);
      case 9, 10 -> ACTIVATIONS.get(random.nextInt(ACTIVATIONS.size()));
      case 11 -> new Residual(new Sequential(layers(depth - 1)));
      case 12 -> new Concatenate(layers(depth - 1));
      default -> new Sequential(layers(depth - 1));
    };
  }

  /** With white space where it may stand. */
  private static String spread(String text) {
    return "  " + text.replace("(", "( ").replace(")", " )").replace(",", " ,\n") + "\t";
  }

  private String damaged(String text) {
    StringBuilder damaged = new StringBuilder(text);
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(damaged.length() + 1);
      char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
      switch (random.nextInt(3)) {
        case 0 -> damaged.insert(at, letter);
        case 1 -> damaged.delete(at, Math.min(damaged.length(), at + 1 + random.nextInt(4)));
        default -> damaged.replace(at, Math.min(damaged.length(), at + 1), "" + letter);
      }
    }
    return damaged.toString();
  }
}
