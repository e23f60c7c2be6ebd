package dev.cajal.nn.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.Gradient;
import dev.cajal.GradientCheck;
import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.registry.Definition;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every loss must do; a new loss is a new row. */
class LossContractTest {
  private static final int BATCH = 4;

  /** A loss with an output's shape and a target that fits it. */
  record Case(Loss loss, Shape output, Tensor target) {
    Tensor targetFor(DType dtype) {
      return target.dtype().isFloating() ? target.to(dtype) : target;
    }

    /** An output as a network would give it: probabilities where the loss takes such. */
    Tensor outputFor(DType dtype) {
      Tensor scores = RandomKey.of(5).normal(output, dtype);
      if (!takesProbabilities()) {
        return scores;
      }
      boolean bits = loss.target() == Loss.Target.BITS;
      return (bits ? scores.sigmoid() : scores.softmax(-1)).evaluate();
    }

    /** Whether the output is a probability and not a score. */
    boolean takesProbabilities() {
      return loss.link() == Links.PROBABILITY;
    }

    /** Whether the loss of a sample can be less than 0, as minus the logarithm of a density can. */
    boolean canBeNegative() {
      return loss instanceof Poisson || loss instanceof GaussianLikelihood;
    }
  }

  static Stream<Case> cases() {
    Tensor numbers = RandomKey.of(1).normal(Shape.of(4, 3));
    Tensor column = numbers.at(1, 0);
    Tensor counts = Tensor.of(new float[] {0, 3, 1, 7}, Shape.of(4));
    Tensor rows = numbers.softmax(-1);
    Tensor codes = Tensor.of(new int[] {2, 0, 1, 1}, Shape.of(4));
    Tensor bits = Tensor.of(new int[] {1, 0, 1, 1}, Shape.of(4));
    Tensor signs = Tensor.of(new float[] {1, -1, 1, -1}, Shape.of(4));
    Tensor positions = Tensor.of(new int[] {0, 1, 2, 2, 1, 0, 0, 0}, Shape.of(4, 2));
    List<Case> cases = new ArrayList<>();
    for (Loss loss :
        List.of(
            new SquaredError(),
            new AbsoluteError(),
            new Huber(),
            new Huber(0.3),
            new LogCosh(),
            new Quantile(0.5),
            new Quantile(0.9))) {
      cases.add(new Case(loss, Shape.of(4, 3), numbers));
      cases.add(new Case(loss, Shape.of(4, 1), column));
      cases.add(new Case(loss, Shape.of(4), column));
      cases.add(new Case(loss, Shape.of(4, 3, 1), numbers));
      cases.add(new Case(loss, Shape.of(4), bits));
    }
    cases.add(new Case(new GaussianLikelihood(), Shape.of(4, 6), numbers));
    cases.add(new Case(new GaussianLikelihood(), Shape.of(4, 2), column));
    cases.add(new Case(new Poisson(), Shape.of(4), counts));
    cases.add(new Case(new Poisson(), Shape.of(4, 1), counts));
    for (Loss loss :
        List.of(
            new CrossEntropy(),
            new CrossEntropy(0.1, false),
            new CrossEntropy(0, true),
            new CrossEntropy(0.1, true),
            new KlDivergence(),
            new KlDivergence(true),
            new MulticlassHinge(),
            new MulticlassHinge(true))) {
      cases.add(new Case(loss, Shape.of(4, 3), codes));
      cases.add(new Case(loss, Shape.of(4, 3), codes.to(DType.U8)));
      cases.add(new Case(loss, Shape.of(4, 3), rows));
      cases.add(new Case(loss, Shape.of(4, 2, 3), positions));
    }
    for (Loss loss :
        List.of(
            new BinaryCrossEntropy(),
            new BinaryCrossEntropy(true),
            new Hinge(),
            new Hinge(true),
            new Focal(),
            new Focal(0),
            new Probit())) {
      cases.add(new Case(loss, Shape.of(4, 1), bits));
      cases.add(new Case(loss, Shape.of(4), bits.to(DType.F32)));
      cases.add(new Case(loss, Shape.of(4, 3), codes));
      boolean hinge = loss instanceof Hinge;
      cases.add(new Case(loss, Shape.of(4, 3), hinge ? rows.greaterThan(0.3).to(DType.F32) : rows));
    }
    cases.add(new Case(new Hinge(), Shape.of(4), signs));
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void perSample_doubles_gradientsAreCorrect(Case c) {
    Tensor target = c.targetFor(DType.F64).evaluate();

    GradientCheck.of(s -> c.loss.perSample(s, target), c.outputFor(DType.F64)).requireCorrect();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void perSample_batch_givesOneNumberEach(Case c) {
    double lowest = c.canBeNegative() ? Double.NEGATIVE_INFINITY : -1e-6;
    for (DType dtype : List.of(DType.F32, DType.F64)) {
      Tensor losses = c.loss.perSample(c.outputFor(dtype), c.targetFor(dtype));

      assertThat(losses.type()).isEqualTo(new TensorType(dtype, Shape.of(BATCH)));
      assertThat(Arrays.stream(losses.toDoubles())).allMatch(v -> v >= lowest);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void perSample_floats_agreeWithDoubles(Case c) {
    Tensor output = c.outputFor(DType.F32);
    Tensor target = c.targetFor(DType.F32);
    Tensor wider = target.dtype().isFloating() ? target.to(DType.F64) : target;

    double[] exact = c.loss.perSample(output.to(DType.F64), wider).toDoubles();
    double[] found = c.loss.perSample(output, target).toDoubles();

    for (int row = 0; row < BATCH; row++) {
      assertThat(found[row]).isCloseTo(exact[row], within(1e-5 * (1 + Math.abs(exact[row]))));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void reduced_batch_isMadeOfItsSamples(Case c) {
    Tensor output = c.outputFor(DType.F64);
    Tensor target = c.targetFor(DType.F64);
    double sum = 0;
    for (int row = 0; row < BATCH; row++) {
      Tensor loss = c.loss.mean(output.slice(0, row, row + 1), target.slice(0, row, row + 1));
      sum += loss.toDouble();
    }

    assertThat(c.loss.mean(output, target).toDouble()).isCloseTo(sum / BATCH, within(1e-12));
    assertThat(c.loss.reduced(output, target, Reduction.SUM).toDouble())
        .isCloseTo(sum, within(1e-12));
    assertThat(c.loss.reduced(output, target, Reduction.HALF_MEAN).toDouble())
        .isCloseTo(sum / BATCH / 2, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void reduced_weightTwo_isTheSampleTwice(Case c) {
    Tensor output = c.outputFor(DType.F64);
    Tensor target = c.targetFor(DType.F64);
    Tensor twice = Tensor.of(new int[] {0, 1, 1, 2, 2, 2}, Shape.of(6));
    Tensor weights = Tensor.of(new double[] {1, 2, 3, 0}, Shape.of(4));

    double weighted = c.loss.reduced(output, target, weights, Reduction.SUM).toDouble();
    double repeated =
        c.loss.reduced(output.gather(0, twice), target.gather(0, twice), Reduction.SUM).toDouble();

    assertThat(weighted).isCloseTo(repeated, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void perSample_hugeScores_hasFiniteValueAndGradient(Case c) {
    Tensor scores = RandomKey.of(5).normal(c.output).times(1000);
    Tensor sure = scores.greaterThan(0).to(DType.F32);
    Variable output = Variable.of("s", c.takesProbabilities() ? sure : scores);

    Tensor losses = c.loss.perSample(output, c.targetFor(DType.F32));

    assertThat(Arrays.stream(losses.toDoubles())).allMatch(Double::isFinite);
    assertThat(Arrays.stream(Gradient.of(losses.sum(), output).of(output).toDoubles()))
        .allMatch(Double::isFinite);
    assertThat(Arrays.stream(c.loss.link().of(output).toDoubles())).allMatch(Double::isFinite);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void perSample_sampleAlone_hasTheSameBits(Case c) {
    Tensor output = c.outputFor(DType.F32);
    Tensor target = c.targetFor(DType.F32);
    float[] together = c.loss.perSample(output, target).toFloats();

    for (int row = 0; row < BATCH; row++) {
      Tensor alone = c.loss.perSample(output.slice(0, row, row + 1), target.slice(0, row, row + 1));
      assertThat(alone.toFloats()).containsExactly(together[row]);
    }
    assertThat(c.loss.perSample(output, target).toFloats()).containsExactly(together);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void registry_textAndMap_giveAnEqualLoss(Case c) {
    String text = Losses.registry().print(c.loss).orElseThrow();

    assertThat(Losses.registry().parse(text)).isEqualTo(c.loss);
    assertThat(Losses.registry().toMap(c.loss).map(Losses.registry()::fromMap)).contains(c.loss);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void link_output_keepsTheBatch(Case c) {
    Tensor meaning = c.loss.link().of(c.outputFor(DType.F32));

    assertThat(meaning.shape().dim(0)).isEqualTo(BATCH);
    assertThat(meaning.shape().size() * c.loss.outputsPerTarget()).isEqualTo(c.output.size());
    if (c.loss.link().givesProbabilities()) {
      assertThat(Arrays.stream(meaning.toDoubles())).allMatch(p -> p >= 0 && p <= 1);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void check_infiniteTarget_namesSampleAndValue(Case c) {
    float[] values = new float[2 * BATCH];
    values[5] = Float.NaN;
    String name = Losses.registry().print(c.loss).orElseThrow().replaceAll("\\(.*", "");

    assertThatThrownBy(() -> c.loss.check(new Buffer.F32(values), BATCH, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name + ": targets must ")
        .hasMessageEndingWith("; sample 3 has NaN");
    c.loss.check(c.targetFor(DType.F32).buffer(), BATCH, c.output.size() / BATCH);
  }

  @Test
  void registry_everyDefinition_isInTheTable() {
    assertThat(
            cases().map(c -> Losses.registry().print(c.loss).orElseThrow().replaceAll("\\(.*", "")))
        .containsAll(Losses.registry().definitions().stream().map(Definition::name).toList());
    assertThat(Links.values()).allMatch(link -> cases().anyMatch(c -> c.loss.link() == link));
  }

  @Test
  void namesOfOtherLibraries_areRead() {
    LossAliases.NAMES.forEach(
        (alias, name) -> {
          String settings = name.equals("quantile") ? "(0.9)" : "";
          assertThat(Losses.registry().parse(alias + settings))
              .as(alias)
              .isEqualTo(Losses.registry().parse(name + settings));
        });
    assertThat(Losses.registry().parse("MSELoss")).isEqualTo(new SquaredError());
    assertThat(Losses.registry().parse("binary-crossentropy")).isEqualTo(new BinaryCrossEntropy());
  }
}
