package dev.cajal.nn.optimizer;

import dev.cajal.Compiler;
import dev.cajal.Executable;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.List;

/** f(w) = w² from w = 1 in f64, with constant rates unless a test sets them. */
final class Parabola {
  final Variable w = Variable.of("w", Tensor.full(1, new TensorType(DType.F64, Shape.scalar())));
  final Updater updater;
  private final Executable step;

  Parabola(OptimizerGroup group) {
    updater = new Updater(List.of(group), DType.F64);
    Tensor loss = w.square();
    step =
        Compiler.compile(
            Compiler.inputs(), Compiler.outputs(loss), updater.updates(loss, List.of(w)));
  }

  Parabola(Optimizer optimizer) {
    this(OptimizerGroup.of(optimizer));
  }

  /** The next points. */
  double[] iterates(int count) {
    double[] iterates = new double[count];
    for (int i = 0; i < count; i++) {
      step.run();
      iterates[i] = w.toDouble();
    }
    return iterates;
  }

  double slot(String name) {
    return updater.values().get("main.w." + name).toDouble();
  }
}
