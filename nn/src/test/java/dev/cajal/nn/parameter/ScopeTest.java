package dev.cajal.nn.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.Compiler;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.nn.init.Constant;
import dev.cajal.nn.init.Glorot;
import dev.cajal.nn.init.Normal;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import dev.cajal.shape.TensorType;
import org.junit.jupiter.api.Test;

class ScopeTest {
  private static final Shape PAIR = Shape.of(2, 3);

  private final Parameters parameters = Parameters.of(5);

  private Scope scope() {
    return Trace.prediction(parameters).scope();
  }

  @Test
  void parameter_secondTrace_findsTheFirstOnes() {
    Tensor first = scope().child("encoder").parameter("weight", PAIR, Glorot.UNIFORM);
    Tensor second = scope().child("encoder").parameter("weight", PAIR, Glorot.UNIFORM);

    assertThat(second).isSameAs(first);
    assertThat(parameters.trainable()).extracting(Variable::name).containsExactly("encoder.weight");
    assertThat(parameters.count()).isEqualTo(6);
  }

  @Test
  void parameter_creationOrder_doesNotChangeValues() {
    scope().parameter("a", PAIR, new Normal(0, 1));
    scope().parameter("b", PAIR, new Normal(0, 1));
    Parameters reversed = Parameters.of(5);
    Trace.prediction(reversed).scope().parameter("b", PAIR, new Normal(0, 1));
    Trace.prediction(reversed).scope().parameter("a", PAIR, new Normal(0, 1));

    assertThat(reversed.get("a").toFloats()).containsExactly(parameters.get("a").toFloats());
    assertThat(reversed.get("b").toFloats()).containsExactly(parameters.get("b").toFloats());
    assertThat(reversed.get("a").toFloats()).isNotEqualTo(parameters.get("b").toFloats());
  }

  @Test
  void parameter_otherSeed_changesValues() {
    scope().parameter("a", PAIR, new Normal(0, 1));
    Parameters other = Parameters.of(6);
    Trace.prediction(other).scope().parameter("a", PAIR, new Normal(0, 1));

    assertThat(other.get("a").toFloats()).isNotEqualTo(parameters.get("a").toFloats());
  }

  @Test
  void parameter_networkOfDoubles_isF64() {
    Parameters doubles = Parameters.of(5, DType.F64);

    Tensor parameter = Trace.prediction(doubles).scope().parameter("a", PAIR, Glorot.NORMAL);

    assertThat(parameter.dtype()).isEqualTo(DType.F64);
  }

  @Test
  void parameter_otherShape_throws() {
    scope().parameter("a", PAIR, Glorot.UNIFORM);

    assertThatThrownBy(() -> scope().parameter("a", Shape.of(2), Glorot.UNIFORM))
        .isInstanceOf(ShapeException.class)
        .hasMessage("parameter a: it must be f32[2] here; found f32[2, 3]");
  }

  @Test
  void child_usedTwiceInOneTrace_throws() {
    Scope scope = scope().child("encoder");
    scope.child("block");

    assertThatThrownBy(() -> scope.child("block"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "scope encoder: child \"block\" was used before in this trace; give each part its own"
                + " name, or use shared(\"block\") for one that occurs several times");
    assertThatThrownBy(() -> scope.parameter("block", PAIR, Glorot.UNIFORM))
        .hasMessageContaining("parameter \"block\" was used before");
    assertThatThrownBy(() -> scope.shared("block"))
        .hasMessageContaining("shared \"block\" was used before");
  }

  @Test
  void child_nameWithDot_throws() {
    assertThatThrownBy(() -> scope().child("a.b"))
        .hasMessage("scope at the top: a name must be letters, digits, _ or -; found \"a.b\"");
  }

  @Test
  void shared_usedTwice_givesTheSameParameters() {
    Scope scope = scope();

    Tensor first = scope.shared("cell").parameter("weight", PAIR, Glorot.UNIFORM);
    Tensor second = scope.shared("cell").parameter("weight", PAIR, Glorot.UNIFORM);

    assertThat(second).isSameAs(first);
  }

  @Test
  void state_writtenTwice_readsTheLastWrite() {
    Trace trace = Trace.of(parameters, Mode.training());
    State count = trace.scope().state("count", Shape.scalar(), new Constant(3));
    count.set(count.value().plus(1));
    State again = trace.scope().state("count", Shape.scalar(), new Constant(3));
    again.set(again.value().times(2));

    Compiler.compile(Compiler.inputs(), Compiler.outputs(again.value()), trace.updates()).run();

    assertThat(parameters.get("count").toFloat()).isEqualTo(8);
    assertThat(parameters.trainable()).isEmpty();
    assertThat(parameters.all()).hasSize(1);
  }

  @Test
  void state_onlyRead_isNotUpdated() {
    Trace trace = Trace.of(parameters, Mode.training());
    trace.scope().state("count", Shape.scalar(), new Constant(3));

    assertThat(trace.updates()).isEmpty();
  }

  @Test
  void state_otherTypeWritten_throws() {
    State state = scope().state("mean", PAIR, new Constant(0));

    assertThatThrownBy(() -> state.set(Tensor.zeros(2)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("state mean: a new value must have its type; state f32[2, 3], value f32[2]");
  }

  @Test
  void random_pathStepAndUse_decideTheNumbers() {
    Shape shape = Shape.of(8);
    Scope scope = scope();
    float[] first = scope.child("a").random("mask").uniform(shape).toFloats();

    assertThat(scope().child("a").random("mask").uniform(shape).toFloats()).containsExactly(first);
    assertThat(scope().child("b").random("mask").uniform(shape).toFloats()).isNotEqualTo(first);
    Trace later = Trace.of(parameters, Mode.training(), Tensor.of(new int[] {1}, Shape.scalar()));
    assertThat(later.scope().child("a").random("mask").uniform(shape).toFloats())
        .isNotEqualTo(first);
    Scope shared = scope();
    float[] use1 = shared.shared("a").random("mask").uniform(shape).toFloats();
    float[] use2 = shared.shared("a").random("mask").uniform(shape).toFloats();
    assertThat(use1).containsExactly(first);
    assertThat(use2).isNotEqualTo(first);
  }

  @Test
  void within_shapeMistake_namesPathAndLayer() {
    Scope scope = scope().child("encoder").child("0");

    assertThatThrownBy(
            () ->
                scope.within(
                    "Dense(784 → 128)", () -> Tensor.zeros(32, 784).matmul(Tensor.zeros(128, 10))))
        .isInstanceOf(ShapeException.class)
        .hasMessageEndingWith("; in encoder.0 Dense(784 → 128)");
  }

  @Test
  void with_otherMode_switchesThisScopeAlone() {
    Scope scope = Trace.of(parameters, Mode.training()).scope();

    Scope quiet = scope.with(Mode.prediction()).child("quiet");

    assertThat(quiet.stochastic()).isFalse();
    assertThat(quiet.batchStatistics()).isFalse();
    assertThat(scope.stochastic()).isTrue();
    assertThatThrownBy(() -> scope.child("quiet")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void used_parametersOfThisTrace_areListedOnce() {
    scope().parameter("other", PAIR, Glorot.UNIFORM);
    Trace trace = Trace.prediction(parameters);
    Scope scope = trace.scope();
    scope.shared("cell").parameter("weight", PAIR, Glorot.UNIFORM);
    scope.shared("cell").parameter("weight", PAIR, Glorot.UNIFORM);

    assertThat(trace.used()).extracting(Variable::name).containsExactly("cell.weight");
  }

  @Test
  void fixed_laterChanges_areNotSeen() {
    TensorType type = TensorType.f32(2, 3);
    scope().parameter("a", type, new Constant(1));
    FixedParameters fixed = parameters.fixed();
    parameters.get("a").set(Tensor.full(2, type));

    Scope scope = Trace.prediction(fixed).scope();

    assertThat(scope.parameter("a", type, new Constant(1)).toFloats()).containsOnly(1);
    assertThatThrownBy(() -> scope.parameter("b", type, new Constant(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "fixed parameters: b f32[2, 3] is needed but was not there when they were fixed; trace"
                + " the network once before");
  }
}
