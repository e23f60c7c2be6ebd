package dev.cajal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import dev.cajal.shape.TensorType;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradientTest {
  @Test
  void of_variables_givesEachItsDerivative() {
    Variable w = Variable.of("w", Tensor.of(1, 2));
    Variable b = Variable.of("b", Tensor.scalar(5));
    Gradient gradient = Gradient.of(w.times(w).sum().times(b), w, b);
    assertThat(gradient.of(w).toFloats()).containsExactly(10, 20);
    assertThat(gradient.of(b).toFloat()).isEqualTo(5);
    assertThat(gradient).hasToString("gradient with respect to w f32[2], b f32[]");
    w.set(Tensor.of(3, 0));
    assertThat(gradient.of(w).toFloats()).containsExactly(30, 0);
  }

  @Test
  void of_input_isFunctionOfIt() {
    Tensor x = Tensor.input("x", Shape.of(2));
    Tensor slope = Gradient.of(x.square().sum(), x).of(x);
    Executable run = Compiler.compile(Compiler.inputs(x), Compiler.outputs(slope));
    assertThat(run.run(Tensor.of(1, -4)).toFloats()).containsExactly(2, -8);
  }

  @Test
  void of_dataTensor_isComputedAtOnce() {
    Tensor x = Tensor.of(1, 2, 3);
    assertThat(Gradient.of(x.square().sum(), x).of(x).toFloats()).containsExactly(2, 4, 6);
  }

  @Test
  void of_notScalar_isRefused() {
    Variable w = Variable.of("w", Tensor.of(1, 2));
    assertThatThrownBy(() -> Gradient.of(w.square(), w))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "gradient: what is differentiated must be a scalar; found shape [2]; take its sum() or"
                + " mean()");
  }

  @Test
  void of_tensorThatWasNotNamed_isRefused() {
    Variable w = Variable.of("w", Tensor.of(1, 2));
    Gradient gradient = Gradient.of(w.sum(), w);
    assertThatThrownBy(() -> gradient.of(Tensor.zeros(2)))
        .hasMessage(
            "gradient: it was not taken with respect to this tensor; name it in Gradient.of(loss,"
                + " …); found f32[2]");
  }

  @Test
  void of_wayLostInComputedTensor_isRefused() {
    Tensor x = Tensor.of(1, 2);
    Tensor y = x.square();
    y.toFloats();
    assertThatThrownBy(() -> Gradient.of(y.sum(), x))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "gradient: a tensor of shape [2] between the two was already computed and forgot what"
                + " it was made of; make the one you differentiate by a Variable or a"
                + " Tensor.input");
  }

  @Test
  void of_variableThroughComputedConstant_isFine() {
    Variable w = Variable.of("w", Tensor.of(1, 2));
    Tensor scale = Tensor.of(3, 4).times(2);
    scale.toFloats();
    Tensor loss = w.times(scale).sum();
    assertThat(Gradient.of(loss, w).of(w).toFloats()).containsExactly(6, 8);
  }

  @Test
  void of_gradientOfGradient_isSecondDerivative() {
    Variable x = Variable.of("x", Tensor.scalar(2));
    Tensor first = Gradient.of(x.power(3), x).of(x);
    Tensor second = Gradient.of(first, x).of(x);
    Tensor third = Gradient.of(second, x).of(x);
    assertThat(List.of(first.toFloat(), second.toFloat(), third.toFloat()))
        .containsExactly(12f, 12f, 6f);
  }

  @Test
  void check_ofRightGradient_passes() {
    Tensor at = Tensor.of(new double[] {1, 2, 3}, Shape.of(3));
    GradientCheck check = GradientCheck.of(x -> x.sin().times(x), at);
    check.requireCorrect();
    assertThat(check.isCorrect()).isTrue();
    assertThat(check.checked()).isEqualTo(3);
  }

  @Test
  void check_ofWrongGradient_namesTheWorstEntry() {
    TensorType type = new TensorType(DType.F64, Shape.of(2, 2));
    Variable x = Variable.of("x", Tensor.full(1, type));
    Tensor weights = Tensor.of(new double[] {1, 1, 5, 1}, Shape.of(2, 2));
    Tensor loss = x.times(x.stopGradient()).times(weights).sum();
    GradientCheck check = GradientCheck.of(loss, x);
    assertThat(check.wrong()).isEqualTo(4);
    assertThat(check.worst().index()).containsExactly(1, 0);
    assertThat(check.worst().analytic()).isEqualTo(5);
    assertThatThrownBy(check::requireCorrect)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "gradient check: 4 of 4 derivatives wrong; worst at x[1, 0]: by rule 5.0, by"
                + " differences 10.0")
        .hasMessageEndingWith("apart 5.00, allowed 0.000100");
    assertThat(x.value().toDoubles()).containsExactly(1, 1, 1, 1);
  }

  @Test
  void check_ofNaN_isWrong() {
    Variable x = Variable.of("x", Tensor.full(-1, new TensorType(DType.F64, Shape.of(1))));
    assertThat(GradientCheck.of(x.log().sum(), x).isCorrect()).isFalse();
  }

  @Test
  void check_withSettings_usesThem() {
    Variable x = Variable.of("x", Tensor.full(1, new TensorType(DType.F64, Shape.of(1))));
    GradientCheck.Settings coarse = new GradientCheck.Settings(0.1, 0, 1e-4);
    assertThat(GradientCheck.of(x.power(3).sum(), List.of(x), coarse).isCorrect()).isFalse();
    GradientCheck.Settings loose = new GradientCheck.Settings(0.1, 0, 0.02);
    assertThat(GradientCheck.of(x.power(3).sum(), List.of(x), loose).isCorrect()).isTrue();
    assertThatThrownBy(() -> new GradientCheck.Settings(0, 0, 0))
        .hasMessage(
            "gradient check: the step must be positive and tolerances 0 or more; found step 0.0,"
                + " relative 0.0, absolute 0.0");
  }

  @Test
  void check_ofFloats_isRefused() {
    assertThatThrownBy(() -> GradientCheck.of(Tensor::sin, Tensor.of(1, 2)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "gradient check: the point must be f64, because f32 differences are too coarse; found"
                + " f32[2]; use to(DType.F64)");
  }

  @Test
  void check_ofNothing_isRefused() {
    Variable x = Variable.of("x", Tensor.full(1, new TensorType(DType.F64, Shape.of(0))));
    assertThatThrownBy(() -> GradientCheck.of(x.sum(), x))
        .hasMessage(
            "gradient check: at least one number to differentiate by is needed; found none");
  }
}
