package dev.cajal.compile;

import static dev.cajal.Compiler.inputs;
import static dev.cajal.Compiler.outputs;
import static dev.cajal.Compiler.updates;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.Compiler;
import dev.cajal.Executable;
import dev.cajal.Gradient;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.codegen.lane.Lowering;
import dev.cajal.fuse.Step;
import dev.cajal.fuse.Value;
import dev.cajal.fuse.loop.Instruction;
import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.graph.NonFiniteException;
import dev.cajal.op.PointwiseFunction;
import dev.cajal.shape.Shape;
import dev.cajal.simplify.Simplifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is fused with what, and what updates see. */
class FusionTest {
  private final Tensor x = Tensor.input("x", Shape.of(32, 20));
  private final Tensor y = Tensor.input("y", Shape.of(32, 10));
  private final Variable w = Variable.of("w", Tensor.ones(20, 10));
  private final Variable b = Variable.of("b", Tensor.zeros(10));

  private static Program program(List<Tensor> outputs, Compiler.Update... updates) {
    List<Node> roots = new ArrayList<>(outputs.stream().map(Tensor::node).toList());
    List<Node> updated = new ArrayList<>();
    for (Compiler.Update update : updates) {
      roots.add(update.value().node());
      updated.add(update.variable().node());
    }
    List<Node> arguments =
        Graph.reachable(roots).stream().filter(n -> n.op().label().equals("input")).toList();
    Graph graph = new Graph(arguments, roots);
    Structure structure = new Structure(graph, outputs.size(), updated);
    return Compilation.program(graph, Simplifier.simplify(graph), outputs.size(), structure);
  }

  private static List<Step> steps(Tensor... outputs) {
    return program(List.of(outputs)).plan().steps();
  }

  private static List<Step.Loop> loops(List<Step> steps) {
    return steps.stream().filter(Step.Loop.class::isInstance).map(Step.Loop.class::cast).toList();
  }

  /** How often a function is written in all loops. */
  private static long count(List<Step> steps, PointwiseFunction function) {
    return loops(steps).stream()
        .flatMap(loop -> loop.program().instructions().stream())
        .filter(i -> i instanceof Instruction.Apply apply && apply.function() == function)
        .count();
  }

  private static void assertNoCopy(List<Step> steps) {
    assertThat(steps).noneMatch(Step.Copy.class::isInstance);
    assertThat(loops(steps)).noneMatch(loop -> loop.program().instructions().isEmpty());
  }

  @Test
  void bias_andRelu_areOneLoop() {
    List<Step> steps = steps(x.matmul(w).plus(b).relu());
    assertThat(steps).hasSize(2);
    assertThat(steps.get(0)).isInstanceOf(Step.Product.class);
    assertThat(steps.get(1)).isInstanceOf(Step.Loop.class);
  }

  @Test
  void gradientOfRelu_andOfBias_shareALoop() {
    Tensor loss = x.matmul(w).plus(b).relu().minus(y).square().mean();
    Gradient gradient = Gradient.of(loss, w, b);
    List<Step> steps = steps(gradient.of(w), gradient.of(b));
    assertThat(loops(steps)).hasSize(1);
    assertThat(loops(steps).getFirst().results()).hasSize(2);
    assertThat(steps).hasSize(3);
  }

  @Test
  void softmax_isThreeLoops_withOneExponential() {
    List<Step> steps = steps(y.softmax(1));
    assertThat(steps).hasSize(3);
    assertThat(count(steps, PointwiseFunction.EXP)).isEqualTo(1);
  }

  @Test
  void adam_isOneLoopForEachParameter_inPlace() {
    Variable mean = Variable.of("mean", Tensor.zeros(20, 10));
    Variable square = Variable.of("square", Tensor.zeros(20, 10));
    Variable rate = Variable.of("rate", Tensor.scalar(0.001));
    Tensor loss = x.matmul(w).minus(y).square().mean();
    Tensor slope = Gradient.of(loss, w).of(w);
    Tensor first = mean.times(0.9).plus(slope.times(0.1));
    Tensor second = square.times(0.999).plus(slope.square().times(0.001));
    Program program =
        program(
            List.of(loss),
            updates(w, w.minus(first.dividedBy(second.sqrt().plus(1e-8)).times(rate))),
            updates(mean, first),
            updates(square, second));
    List<Step> updating =
        program.plan().steps().stream()
            .filter(s -> s.writes().stream().anyMatch(v -> v.role() == Value.Role.UPDATE))
            .toList();
    assertThat(updating).hasSize(1);
    assertThat(updating.getFirst().writes()).hasSize(3);
    assertThat(program.memory().copies()).isEmpty();
    assertNoCopy(program.plan().steps());
  }

  @Test
  void matmul_ofTransposes_slicesAndHeads_costsNoCopy() {
    Tensor heads = Tensor.input("heads", Shape.of(4, 6, 2, 8));
    Tensor query = heads.transpose(0, 2, 1, 3);
    assertThat(steps(x.transpose().matmul(y))).hasSize(1);
    assertThat(steps(x.matmul(w.transpose().transpose()))).hasSize(1);
    assertThat(steps(x.slice(0, 3, 30, 2).matmul(w.reverse(0)))).hasSize(1);
    assertThat(steps(query.matmul(query.transposeLast()))).hasSize(1);
  }

  @Test
  void gradientOfMatmul_costsNoCopy() {
    Tensor loss = x.matmul(w).matmul(w.transpose()).square().sum();
    assertNoCopy(steps(Gradient.of(loss, w).of(w)));
  }

  @Test
  void expensiveFunction_usedTwice_isComputedOnce() {
    Tensor e = y.exp();
    List<Step> steps = steps(e.sum(0), e.sum(1), e.transpose().times(y.transpose()));
    assertThat(count(steps, PointwiseFunction.EXP)).isEqualTo(1);
  }

  @Test
  void cheapFunction_usedTwice_isComputedAgain() {
    Tensor cheap = y.plus(b);
    Program program = program(List.of(cheap.sum(0), cheap.sum(1)));
    assertThat(program.plan().values()).noneMatch(v -> v.role() == Value.Role.TEMPORARY);
    assertThat(count(program.plan().steps(), PointwiseFunction.ADD)).isEqualTo(2);
  }

  @Test
  void expensiveRow_broadcastOverAMatrix_isComputedOncePerRow() {
    List<Step> steps = steps(y.minus(b.exp()));
    Step.Loop exponential =
        loops(steps).stream()
            .filter(loop -> count(List.of(loop), PointwiseFunction.EXP) == 1)
            .findFirst()
            .orElseThrow();
    assertThat(exponential.points()).isEqualTo(10);
  }

  @Test
  void expensiveRow_reshapedThenBroadcast_isComputedOncePerRow() {
    Tensor perRow = y.sum(1).tanh().expand(1).stopGradient();
    List<Step> steps = steps(y.times(perRow));
    assertThat(loops(steps))
        .filteredOn(loop -> count(List.of(loop), PointwiseFunction.TANH) == 1)
        .allMatch(loop -> loop.points() == 32);
  }

  @Test
  void reshapesOfOneExtent_doNotSeparateLoops() {
    Tensor bias = Tensor.input("bias", Shape.of(1, 1, 10));
    Tensor sum = y.expand(0).plus(bias).squeeze(0).relu();
    assertThat(steps(sum)).hasSize(1);
  }

  @Test
  void slicesReversesAndTransposes_areReadInPlace() {
    Tensor a = y.slice(0, 0, 32, 2).reverse(1);
    assertThat(steps(a.plus(y.slice(0, 1, 32, 2)).transpose().exp())).hasSize(1);
  }

  @Test
  void readerOfAReduction_isALoopOfItsOwn() {
    List<Step> steps = steps(y.minus(y.mean(0)));
    assertThat(loops(steps)).hasSize(2);
  }

  @Test
  void longChain_isCutSoThatNoLoopIsTooLong() {
    Tensor chain = y;
    for (int i = 0; i < 300; i++) {
      chain = chain.times(1.01).minus(0.5).absolute();
    }
    List<Step.Loop> loops = loops(steps(chain));
    assertThat(loops.size()).isBetween(5, 20);
    assertThat(loops).allMatch(loop -> loop.program().instructions().size() <= 190);
  }

  @Test
  void chainOfLongFunctions_isCutSoThatEachLoopHasAVectorForm() {
    Tensor chain = y;
    for (int i = 0; i < 40; i++) {
      chain = chain.tanh().minus(b.exp()).power(1.5).sigmoid();
    }
    List<Step.Loop> loops = loops(steps(chain));
    assertThat(loops.size()).isLessThan(70);
    for (Step.Loop loop : loops) {
      long calls = Lowering.lower(loop.program()).operations().size();
      assertThat(calls).as(loop.operations().toString()).isLessThan(240);
    }
  }

  @Test
  void oneValue_asTwoOutputs_isComputedOnceAndCopied() {
    Tensor e = y.exp();
    List<Step> steps = steps(e, e.stopGradient());
    assertThat(count(steps, PointwiseFunction.EXP)).isEqualTo(1);
    assertThat(steps).hasSize(2);
  }

  @Test
  void swappedVariables_haveEachOthersValues() {
    Variable p = Variable.of("p", Tensor.of(1f, 2));
    Variable q = Variable.of("q", Tensor.of(3f, 4));
    Executable swap = Compiler.compile(inputs(), outputs(), updates(p, q), updates(q, p));
    swap.runAll();
    assertThat(p.toFloats()).containsExactly(3, 4);
    assertThat(q.toFloats()).containsExactly(1, 2);
  }

  @Test
  void updates_inACircle_allSeeTheOldValues() {
    Variable p = Variable.of("p", Tensor.of(1f));
    Variable q = Variable.of("q", Tensor.of(10f));
    Variable r = Variable.of("r", Tensor.of(100f));
    Executable step =
        Compiler.compile(
            inputs(),
            outputs(p.plus(q)),
            updates(p, p.plus(q)),
            updates(q, q.plus(r)),
            updates(r, r.plus(p)));
    assertThat(step.run().toFloat()).isEqualTo(11);
    assertThat(List.of(p.toFloat(), q.toFloat(), r.toFloat())).containsExactly(11f, 110f, 101f);
    assertThat(step.run().toFloat()).isEqualTo(121);
    assertThat(List.of(p.toFloat(), q.toFloat(), r.toFloat())).containsExactly(121f, 211f, 112f);
  }

  @Test
  void update_fromAnotherVariablesTransposedOldValue_isRight() {
    Variable p = Variable.of("p", Tensor.of(new float[][] {{1, 2}, {3, 4}}));
    Variable q = Variable.of("q", Tensor.of(new float[][] {{0, 0}, {0, 0}}));
    Executable step =
        Compiler.compile(inputs(), outputs(), updates(p, p.transpose()), updates(q, p));
    step.runAll();
    assertThat(p.toFloats()).containsExactly(1, 3, 2, 4);
    assertThat(q.toFloats()).containsExactly(1, 2, 3, 4);
  }

  @Test
  void updates_ofALossThatIsNotFinite_areNotMade() {
    Variable inPlace = Variable.of("inPlace", Tensor.of(1f, 2));
    Variable copied = Variable.of("copied", Tensor.of(5f, 6));
    Tensor input = Tensor.input("t", Shape.of(2));
    Tensor loss = inPlace.times(input).sum();
    Executable step =
        Compiler.compile(
            inputs(input),
            outputs(loss, copied.plus(loss)),
            updates(inPlace, inPlace.plus(input)),
            updates(copied, copied.plus(loss)));
    assertThatThrownBy(() -> step.runAll(Tensor.of(1f, Float.NaN)))
        .isInstanceOf(NonFiniteException.class);
    assertThat(inPlace.toFloats()).containsExactly(1, 2);
    assertThat(copied.toFloats()).containsExactly(5, 6);
    step.runAll(Tensor.of(1f, 1));
    assertThat(inPlace.toFloats()).containsExactly(2, 3);
    assertThat(copied.toFloats()).containsExactly(8, 9);
  }
}
