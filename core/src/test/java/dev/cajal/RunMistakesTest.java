package dev.cajal;

import static dev.cajal.Compiler.inputs;
import static dev.cajal.Compiler.outputs;
import static dev.cajal.Compiler.updates;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cajal.graph.NonFiniteException;
import dev.cajal.graph.Origin;
import dev.cajal.kernel.Buffer;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import dev.cajal.shape.TensorType;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What users read when they run, read and update things that cannot be. */
class RunMistakesTest {
  private static final Tensor VECTOR = Tensor.of(1, 2, 3);
  private static final Tensor MATRIX = Tensor.zeros(2, 3);

  private static Arguments row(String message, ThrowingCallable mistake) {
    return arguments(message, mistake);
  }

  static Stream<Arguments> tensors() {
    Tensor x = Tensor.input("x", Shape.of(2));
    return Stream.of(
        row(
            "tensor: all rows must have one length; row 0 has 2 numbers, row 1 has 1",
            () -> Tensor.of(new float[][] {{1, 2}, {3}})),
        row(
            "tensor: the number of values must be that of the shape; found 2 values for shape [3]"
                + " (3)",
            () -> Tensor.of(new int[2], Shape.of(3))),
        row(
            "reading one number: the tensor must have exactly one element; found shape [3]; use"
                + " toFloats()",
            () -> VECTOR.toFloat()),
        row(
            "the value depends on input 'x', which has no number yet; compile it and run it with"
                + " one",
            () -> x.plus(1).toFloats()),
        row("variable: the name must not be empty", () -> Variable.of("", VECTOR)),
        row(
            "variable w: a new value must have its type; variable f32[3], value f32[2, 3]",
            () -> Variable.of("w", VECTOR).set(MATRIX)),
        row(
            "variable w: setting a number needs exactly one element; found f32[3]",
            () -> Variable.of("w", VECTOR).set(1)),
        row(
            "gather: indices along an axis of size 3 must lie in [0, 3); found 4 at position 1",
            () -> VECTOR.gather(0, Tensor.of(new int[] {0, 4}, Shape.of(2))).toFloats()),
        row(
            "only a closed node can be replaced by its value: input f32[2]",
            () -> x.node().settle(() -> new Buffer.F32(new float[2]))));
  }

  static Stream<Arguments> executables() {
    Tensor x = Tensor.input("x", Shape.of(2));
    Tensor y = Tensor.input("y", Shape.of(2));
    Variable w = Variable.of("w", Tensor.of(1, 2));
    Executable two = Compiler.compile(inputs(x, y), outputs(x.plus(y), y));
    Executable one = Compiler.compile(inputs(x), outputs(x));
    return Stream.of(
        row(
            "compile: every input that the outputs need must be listed; missing 'y' f32[2]; add it"
                + " to inputs(…)",
            () -> Compiler.compile(inputs(x), outputs(x.plus(y)))),
        row(
            "compile: an input can be listed once; found 'x' twice",
            () -> Compiler.compile(inputs(x, x), outputs(x))),
        row(
            "graph: an input must be made by Tensor.input; found variable f32[2]",
            () -> Compiler.compile(inputs(w), outputs(w))),
        row(
            "compile: a variable can have one update; found two of 'w'; join them into one value",
            () -> Compiler.compile(inputs(), outputs(), updates(w, w.plus(1)), updates(w, w))),
        row(
            "update of w: the new value must have the variable's type; variable f32[2], value"
                + " f32[3]",
            () -> updates(w, VECTOR)),
        row(
            "run: one argument is needed for each of the inputs [x, y]; found 1",
            () -> two.runAll(Tensor.of(1, 2))),
        row(
            "run: argument 1 must have the type of input 'y'; input f32[2], argument f32[3]",
            () -> two.runAll(Tensor.of(1, 2), VECTOR)),
        row(
            "run: exactly one output is needed; found 2; use runAll",
            () -> two.run(Tensor.of(1, 2), Tensor.of(1, 2))),
        row(
            "run: the binding must be made by this executable; found one of another; call bind() on"
                + " this one",
            () -> one.run(two.bind())),
        row(
            "binding: the storage must hold 2 elements of f32; found 3 of f64",
            () -> one.bind().setInput(0, new Buffer.F64(new double[3]))),
        row(
            "binding: the storage must hold 2 elements of f32; found 1 of f32",
            () -> one.bind().setOutput(0, new Buffer.F32(new float[1]))),
        row(
            "binding: the input must be one of the 1 of the executable, counted from 0; found 1",
            () -> one.bind().input(1)),
        row(
            "binding: the output must be one of the 1 of the executable, counted from 0; found -1",
            () -> one.bind().output(-1)));
  }

  @ParameterizedTest
  @MethodSource({"tensors", "executables"})
  void mistake_isTold(String message, ThrowingCallable mistake) {
    assertThatThrownBy(mistake)
        .isInstanceOfAny(
            ShapeException.class,
            IllegalArgumentException.class,
            IllegalStateException.class,
            IndexOutOfBoundsException.class)
        .hasMessage(message);
  }

  @Test
  void run_onTwoThreads_isRefused() throws Exception {
    Tensor x = Tensor.input("x", Shape.of(300, 300));
    Tensor y = x;
    for (int i = 0; i < 30; i++) {
      y = y.matmul(x);
    }
    Executable slow = Compiler.compile(inputs(x), outputs(y));
    Tensor argument = Tensor.identity(300).evaluate();
    AtomicReference<IllegalStateException> refused = new AtomicReference<>();
    Runnable runs =
        () -> {
          try {
            while (refused.get() == null) {
              slow.run(argument);
            }
          } catch (IllegalStateException e) {
            refused.set(e);
          }
        };
    Thread other = Thread.ofPlatform().daemon().start(runs);
    runs.run();
    other.join();
    assertThat(refused.get())
        .hasMessage("run: an executable is used by one thread at a time; make one for each thread");
    assertThat(slow.run(argument).at(0, 0).at(0, 0).toFloat()).isEqualTo(1);
  }

  @Test
  void lossThatIsNotFinite_namesTheOperationThatBeganIt() {
    Tensor x = Tensor.input("x", Shape.of(2));
    Variable w = Variable.of("w", Tensor.of(1, 1));
    Tensor logits = Origin.within("0 Log", () -> x.times(w).log());
    Tensor loss = logits.logSoftmax(0).sum();
    Executable step = Compiler.compile(inputs(x), outputs(loss), updates(w, w.plus(1)));
    assertThatThrownBy(() -> step.run(Tensor.of(1, -1)))
        .isInstanceOf(NonFiniteException.class)
        .hasMessage(
            "the loss is NaN, so no variable was updated: the first NaN came from log f32[2] in 0"
                + " Log; try a smaller learning rate, scaled inputs or clipped gradients");
    assertThatThrownBy(() -> step.run(Tensor.of(1, Double.POSITIVE_INFINITY)))
        .hasMessageContaining("input 'x' contains infinity");
    w.set(Tensor.of(1, Double.NaN));
    assertThatThrownBy(() -> step.run(Tensor.of(1, 1)))
        .hasMessageContaining("variable 'w' contains NaN");
  }

  @Test
  void executable_asText_showsItsTypes() {
    Tensor x = Tensor.input("x", TensorType.f32(2, 3));

    assertThat(Compiler.compile(inputs(x), outputs(x.sum())).toString())
        .isEqualTo("executable of (x f32[2, 3]) to [f32[]]");
  }
}
