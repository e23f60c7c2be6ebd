package dev.cajal.nn.registry;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.loss.Losses;
import dev.cajal.nn.optimizer.Optimizers;
import org.junit.jupiter.api.Test;

class HabitsTest {
  @Test
  void layers_asElsewhere_sayHowTheyAreWrittenHere() {
    assertThatThrownBy(() -> Sequential.parse("dense(16), relu"))
        .isInstanceOf(SettingException.class)
        .hasMessageEndingWith("found \",\"; terms stand side by side with spaces between");
    assertThatThrownBy(() -> Sequential.parse("dense(16, activation='relu')"))
        .hasMessageEndingWith(
            "found \"'\"; names are written without quotes, and an activation is a layer of its"
                + " own");
    assertThatThrownBy(() -> Sequential.parse("dense(16, activation=relu)"))
        .hasMessageEndingWith("; an activation is a layer of its own, as in \"dense(16) relu\"");
    assertThatThrownBy(() -> Sequential.parse("linear(16)"))
        .hasMessageEndingWith("; a layer of weights is called dense");
  }

  @Test
  void optimizersAndLosses_asElsewhere_sayHowTheyAreWrittenHere() {
    assertThatThrownBy(() -> Optimizers.parse("adam(betas=(0.9, 0.999))"))
        .hasMessageEndingWith(
            "found \"(\"; a setting takes one value: instead of betas, beta1=0.9, beta2=0.999");
    assertThatThrownBy(() -> Optimizers.parse("sgd(momentum=0.9)"))
        .hasMessageEndingWith(
            "; momentum is an optimizer of its own, as in \"momentum(0.01, 0.9)\"");
    assertThatThrownBy(() -> Losses.registry().parse("cross_entropy(label_smoothing=0.1)"))
        .hasMessageEndingWith("; label smoothing is called smoothing");
  }

  @Test
  void hints_tried_areAccepted() {
    Sequential.parse("dense(16) relu");
    Optimizers.parse("adam(0.001, beta1=0.9, beta2=0.999)");
    Optimizers.parse("momentum(0.01, 0.9)");
    Losses.registry().parse("cross_entropy(smoothing=0.1)");
  }
}
