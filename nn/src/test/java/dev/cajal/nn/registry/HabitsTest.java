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
        .hasMessage(
            "layer \"linear(16)\", position 1: no layer is called \"linear\"; a layer of weights is"
                + " called dense and takes only the number of its outputs: dense(16)");
    assertThatThrownBy(() -> Sequential.parse("nn.Linear(784, 16)"))
        .hasMessageEndingWith(
            "position 3: expected a name; found \".\"; names are written without the library in"
                + " front: nn.Linear(784, 16) is dense(16)");
    assertThatThrownBy(() -> Sequential.parse("dense(16,relu)"))
        .hasMessage(
            "layer \"dense(16,relu)\", position 1: dense: bias must be true or false; found relu;"
                + " relu is a layer of its own, as in \"dense(16) relu\"");
    assertThatThrownBy(() -> Sequential.parse("dense(16)->relu"))
        .hasMessageEndingWith("found \"-\"; terms stand side by side with spaces between");
    assertThatThrownBy(() -> Sequential.parse("16, 8"))
        .hasMessageEndingWith(
            "found \"1\"; layers of 16 and 8 units are written dense(16) relu dense(8)");
    assertThatThrownBy(() -> Sequential.parse(" "))
        .hasMessage(
            "layer \" \": a name is expected; the text is empty; a network is written like"
                + " dense(16) relu dense(3)");
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
    assertThatThrownBy(() -> Optimizers.parse("optim.Adam()")).hasMessageEndingWith("found \".\"");
    assertThatThrownBy(() -> Optimizers.parse("1")).hasMessageEndingWith("found \"1\"");
    assertThatThrownBy(() -> Optimizers.parse(""))
        .hasMessage("optimizer \"\": a name is expected; the text is empty");
  }

  @Test
  void hints_tried_areAccepted() {
    Sequential.parse("dense(16) relu");
    Sequential.parse("dense(16) relu dense(8)");
    Sequential.parse("dense(16) relu dense(3)");
    Optimizers.parse("adam(0.001, beta1=0.9, beta2=0.999)");
    Optimizers.parse("momentum(0.01, 0.9)");
    Losses.registry().parse("cross_entropy(smoothing=0.1)");
  }
}
