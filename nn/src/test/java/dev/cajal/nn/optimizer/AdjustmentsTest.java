package dev.cajal.nn.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.Compiler;
import dev.cajal.Executable;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.nn.parameter.Selection;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens in a step besides the optimizer; the catalogue's numbers of R4 and O6. */
class AdjustmentsTest {
  private static final Adjustments NONE = Adjustments.none();

  private static Variable variable(String name, double... values) {
    return Variable.of(name, Tensor.of(values, Shape.of(values.length)));
  }

  private static Executable step(Tensor loss, Updater updater, Variable... variables) {
    return Compiler.compile(
        Compiler.inputs(), Compiler.outputs(loss), updater.updates(loss, List.of(variables)));
  }

  private static Updater updater(Optimizer optimizer, Adjustments adjustments) {
    return new Updater(List.of(OptimizerGroup.of(optimizer)), adjustments, DType.F64);
  }

  private static Tensor weighted(Variable variable, double... slopes) {
    return variable.times(Tensor.of(slopes, variable.shape())).sum();
  }

  /** Gradients (3, −4) and (12), global norm 13. */
  private static List<double[]> clipped(Clipping... clippings) {
    Variable a = variable("a", 0, 0);
    Variable b = variable("b", 0);
    Adjustments adjustments = NONE;
    for (Clipping clipping : clippings) {
      adjustments = adjustments.with(clipping);
    }
    Tensor loss = weighted(a, -3, 4).plus(weighted(b, -12));
    step(loss, updater(new Sgd(1), adjustments), a, b).run();
    return List.of(a.toDoubles(), b.toDoubles());
  }

  @Test
  void clipByValue_elements_areBounded() {
    assertThat(clipped(new ClipByValue(3.5)))
        .containsExactly(new double[] {3, -3.5}, new double[] {3.5});
  }

  @Test
  void clipByNorm_eachParameter_isScaledAlone() {
    List<double[]> clipped = clipped(new ClipByNorm(5.5));

    assertThat(clipped.getFirst()).containsExactly(3, -4);
    assertThat(clipped.getLast()).containsExactly(new double[] {5.5}, within(1e-12));
  }

  @Test
  void clipByGlobalNorm_all_keepTheirDirection() {
    List<double[]> clipped = clipped(new ClipByGlobalNorm(6.5));

    assertThat(clipped.getFirst()).containsExactly(new double[] {1.5, -2}, within(1e-12));
    assertThat(clipped.getLast()).containsExactly(new double[] {6}, within(1e-12));
    assertThat(clipped(new ClipByGlobalNorm(14)))
        .containsExactly(new double[] {3, -4}, new double[] {12});
  }

  @Test
  void clipping_two_followEachOther() {
    assertThat(clipped(new ClipByValue(4), new ClipByNorm(4)).getFirst())
        .containsExactly(new double[] {2.4, -3.2}, within(1e-12));
  }

  @Test
  void clipByNorm_zeroGradient_staysZero() {
    Variable a = variable("a", 1, 2);
    Tensor loss = a.times(0).sum();

    step(loss, updater(new Sgd(1), NONE.with(new ClipByGlobalNorm(1))), a).run();

    assertThat(a.toDoubles()).containsExactly(1, 2);
  }

  @Test
  void weightDecay_selected_shrinksBesidesTheOptimizer() {
    Variable weight = variable("0.weight", 2);
    Variable bias = variable("0.bias", 2);
    Tensor loss = weight.sum().plus(bias.sum());

    step(loss, updater(new Sgd(0.1), NONE.with(WeightDecay.of(0.5))), weight, bias).run();

    assertThat(weight.toDoubles()).containsExactly(new double[] {2 - 0.1 - 0.1}, within(1e-12));
    assertThat(bias.toDoubles()).containsExactly(new double[] {1.9}, within(1e-12));
  }

  @Test
  void weightDecay_ofAdam_isAdamW() {
    Variable one = variable("w", 1);
    Variable other = variable("w", 1);
    Selection all = Selection.all();
    Executable decayed =
        step(one.square().sum(), updater(new Adam(0.1), NONE.with(new WeightDecay(0.5, all))), one);
    Executable adamW = step(other.square().sum(), updater(new AdamW(0.1, 0.5), NONE), other);
    for (int i = 0; i < 5; i++) {
      decayed.run();
      adamW.run();
    }

    assertThat(one.toDoubles()).containsExactly(other.toDoubles());
  }

  /** A unit in each row, limit 1.5. */
  @Test
  void maxNorm_rows_areProjected() {
    Tensor w = Tensor.of(new double[] {1, -2, 0.5, 0}, Shape.of(2, 2));

    assertThat(new MaxNorm(1.5, 0).project(w).toDoubles())
        .containsExactly(new double[] {0.6708203932, -1.341640786, 0.5, 0}, within(1e-9));
    assertThat(new MaxNorm(1.5).project(w.transpose()).transpose().toDoubles())
        .containsExactly(new double[] {0.6708203932, -1.341640786, 0.5, 0}, within(1e-9));
    assertThat(
            new MaxNorm(1.5).project(Tensor.of(new double[] {2, -3, 1}, Shape.of(3))).toDoubles())
        .containsExactly(new double[] {1.5, -1.5, 1}, within(1e-12));
  }

  @Test
  void projection_afterTheStep_holdsForTheAverageToo() {
    Variable w = Variable.of("w.weight", Tensor.of(new double[] {0, 0}, Shape.of(2, 1)));
    Tensor loss = weighted(w, -30, -40);
    Updater updater =
        updater(new Sgd(1), NONE.with(Projection.maxNorm(5)).with(new PolyakAverage()));

    step(loss, updater, w).run();

    assertThat(w.toDoubles()).containsExactly(new double[] {3, 4}, within(1e-12));
    assertThat(updater.values().get("main.w.weight.averaged").toDoubles())
        .containsExactly(new double[] {1.5, 2}, within(1e-12));
  }

  private static double[] averages(Averaging averaging, int count) {
    Variable w = variable("w", 1);
    Updater updater = updater(new Sgd(0.1), NONE.with(averaging));
    Executable step = step(w.square().sum(), updater, w);
    double[] averages = new double[count];
    for (int i = 0; i < count; i++) {
      step.run();
      averages[i] = updater.values().get("main.w.averaged").toDoubles()[0];
    }
    return averages;
  }

  @Test
  void polyakAverage_sgdOnAParabola_includesTheStart() {
    assertThat(averages(new PolyakAverage(), 5))
        .containsExactly(new double[] {0.9, 0.8133333333, 0.738, 0.67232, 0.61488}, within(1e-10));
  }

  @Test
  void polyakAverage_fromAStep_leavesOutEarlierOnes() {
    assertThat(averages(new PolyakAverage(3), 5))
        .containsExactly(
            new double[] {0.8, 0.64, 0.512, (0.512 + 0.4096) / 2, (0.512 + 0.4096 + 0.32768) / 3},
            within(1e-12));
  }

  @Test
  void exponentialAverage_steps_areWeightedByPowers() {
    double[] averages = averages(new ExponentialAverage(0.5), 3);

    assertThat(averages)
        .containsExactly(
            new double[] {0.8, (0.5 * 0.8 + 0.64) / 1.5, (0.25 * 0.8 + 0.5 * 0.64 + 0.512) / 1.75},
            within(1e-12));
    assertThat(averages(new ExponentialAverage(0), 2))
        .containsExactly(new double[] {0.8, 0.64}, within(1e-12));
  }

  @Test
  void exchangeAverages_twice_changesNothing() {
    Variable w = variable("w", 1);
    Updater updater = updater(new Sgd(0.1), NONE.with(new PolyakAverage()));
    Executable step = step(w.square().sum(), updater, w);
    updater.exchangeAverages();
    assertThat(w.toDoubles()).containsExactly(1);
    updater.exchangeAverages();
    step.run();

    updater.exchangeAverages();
    assertThat(w.toDoubles()).containsExactly(new double[] {0.9}, within(1e-12));
    updater.exchangeAverages();
    assertThat(w.toDoubles()).containsExactly(new double[] {0.8}, within(1e-12));
  }

  @Test
  void averaging_parameterSetAfterTheTrace_startsThere() {
    Variable w = variable("w", 100);
    Updater updater = updater(new Sgd(0.1), NONE.with(new PolyakAverage()));
    Executable step = step(w.square().sum(), updater, w);
    w.set(1);

    step.run();

    assertThat(updater.values().get("main.w.averaged").toDoubles())
        .containsExactly(new double[] {0.9}, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(names = {"F32", "F64"})
  void updates_everythingAtOnce_goesOnFromSavedSlots(DType dtype) {
    List<float[]> results = new ArrayList<>();
    for (int pause : new int[] {0, 3}) {
      Variable w =
          Variable.of("w.weight", Tensor.of(new double[] {1, -2, 3, 4}, Shape.of(2, 2)).to(dtype));
      Adjustments all =
          NONE.with(new ClipByValue(3))
              .with(new ClipByGlobalNorm(2))
              .with(WeightDecay.of(0.1))
              .with(Projection.maxNorm(2))
              .with(new ExponentialAverage(0.9));
      Updater updater = new Updater(List.of(OptimizerGroup.of(new NAdam(0.1))), all, dtype);
      Executable step = step(w.square().sum(), updater, w);
      for (int i = 0; i < 6; i++) {
        if (i == pause && pause > 0) {
          Updater next = new Updater(List.of(OptimizerGroup.of(new NAdam(0.1))), all, dtype);
          step = step(w.square().sum(), next, w);
          next.load(updater.values());
          updater = next;
        }
        step.run();
      }
      updater.exchangeAverages();
      results.add(w.to(DType.F32).toFloats());
    }

    assertThat(results.getLast()).containsExactly(results.getFirst());
  }

  @Test
  void averagings_textAndMap_giveAnEqualOne() {
    for (Averaging averaging :
        List.of(new PolyakAverage(), new PolyakAverage(7), new ExponentialAverage(0.9))) {
      String text = Averagings.registry().print(averaging).orElseThrow();
      assertThat(Averagings.parse(text)).isEqualTo(averaging);
      assertThat(Averagings.registry().toMap(averaging).map(Averagings.registry()::fromMap))
          .contains(averaging);
    }
    assertThat(Averagings.parse("ema")).isEqualTo(new ExponentialAverage(0.999));
  }

  @Test
  void settings_outOfRange_throw() {
    assertThatThrownBy(() -> new ClipByValue(0))
        .hasMessage("clip by value: limit must be greater than 0; found 0.0");
    assertThatThrownBy(() -> new ClipByNorm(-1))
        .hasMessage("clip by norm: limit must be greater than 0; found -1.0");
    assertThatThrownBy(() -> new ClipByGlobalNorm(Double.NaN))
        .hasMessage("clip by global norm: limit must be greater than 0; found NaN");
    assertThatThrownBy(() -> WeightDecay.of(-1))
        .hasMessage("weight decay: strength must be at least 0; found -1.0");
    assertThatThrownBy(() -> new MaxNorm(0))
        .hasMessage("max norm: limit must be greater than 0; found 0.0");
    assertThatThrownBy(() -> Averagings.parse("polyak(-1)"))
        .hasMessage(
            "average \"polyak(-1)\", position 1: polyak: from must be at least 0; found -1");
    assertThatThrownBy(() -> Averagings.parse("ema(1)"))
        .hasMessage(
            "average \"ema(1)\", position 1: ema: decay must be at least 0 and less than 1; found"
                + " 1.0");
  }
}
