package dev.cajal.nn.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.Compiler;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.nn.init.Constant;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.parameter.Selection;
import dev.cajal.nn.parameter.Trace;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpdaterTest {
  private final Parameters parameters = Parameters.of(1);

  private Variable parameter(String path) {
    Trace.prediction(parameters).scope(path).parameter("weight", Shape.of(2), new Constant(1));
    return parameters.get(path + ".weight");
  }

  private static OptimizerGroup group(String name, double rate, String pattern) {
    return OptimizerGroup.of(new Sgd(rate)).named(name).with(Selection.of(pattern));
  }

  @Test
  void updates_twoGroupsAndAFrozenPart_followTheirOwnRates() {
    Variable a = parameter("a");
    Variable b = parameter("b");
    Variable frozen = parameter("c");
    Updater updater =
        new Updater(List.of(group("slow", 0.125, "a.**"), group("fast", 0.5, "b.**")), DType.F32);
    Tensor loss = a.sum().plus(b.sum()).plus(frozen.sum());

    Compiler.compile(
            Compiler.inputs(), Compiler.outputs(loss), updater.updates(loss, List.of(a, b, frozen)))
        .run();

    assertThat(a.toFloats()).containsOnly(0.875f);
    assertThat(b.toFloats()).containsOnly(0.5f);
    assertThat(frozen.toFloats()).containsOnly(1);
    assertThat(updater.values().keySet()).containsExactly("fast.rate", "slow.rate", "step");
  }

  @Test
  void updates_slots_haveTheParametersPath() {
    Variable a = parameter("0");
    Updater updater = new Updater(List.of(OptimizerGroup.of(new Adam(0.1))), DType.F32);

    updater.updates(a.sum(), List.of(a));

    assertThat(updater.values().keySet())
        .containsExactly("main.0.weight.mean", "main.0.weight.square", "main.rate", "step");
  }

  @Test
  void updates_parameterInTwoGroups_throws() {
    Variable a = parameter("a");
    Updater updater =
        new Updater(List.of(group("one", 0.1, "**"), group("two", 0.1, "a.**")), DType.F32);

    assertThatThrownBy(() -> updater.updates(a.sum(), List.of(a)))
        .hasMessage("optimizers: a parameter may belong to one group; a.weight is in one and two");
  }

  @Test
  void updates_nothingSelected_throws() {
    Variable a = parameter("a");
    Updater updater = new Updater(List.of(group("one", 0.1, "b.**")), DType.F32);

    assertThatThrownBy(() -> updater.updates(a.sum(), List.of(a)))
        .hasMessage("optimizers: at least one parameter must be selected; there are [a.weight]");
  }

  @Test
  void constructor_sameNames_throws() {
    assertThatThrownBy(
            () -> new Updater(List.of(group("one", 0.1, "a"), group("one", 0.1, "b")), DType.F32))
        .hasMessage(
            "optimizers: each group needs its own name, other than \"step\"; found \"one\"");
    assertThatThrownBy(() -> new Updater(List.of(), DType.F32))
        .hasMessage("optimizers: at least one group is needed; found none");
  }

  @Test
  void settings_outOfRange_throw() {
    assertThatThrownBy(() -> Optimizers.parse("adam(-1)"))
        .hasMessage(
            "optimizer \"adam(-1)\", position 1: adam: rate must be greater than 0; found -1.0");
    assertThatThrownBy(() -> Optimizers.parse("momentum(0.1, 1)"))
        .hasMessage(
            "optimizer \"momentum(0.1, 1)\", position 1: momentum: decay must be at least 0 and"
                + " less than 1; found 1.0");
    assertThatThrownBy(() -> Optimizers.parse("adm"))
        .hasMessage(
            "optimizer \"adm\", position 1: no optimizer is called \"adm\"; did you mean"
                + " \"adam\"?");
    assertThatThrownBy(() -> new Adam(0.1, 0.9, 0.999, 0))
        .hasMessage("adam: epsilon must be greater than 0; found 0.0");
    assertThatThrownBy(() -> group("a.b", 0.1, "**"))
        .hasMessage("optimizer group: the name must be letters, digits, _ or -; found \"a.b\"");
  }
}
