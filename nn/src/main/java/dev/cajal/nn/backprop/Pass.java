package dev.cajal.nn.backprop;

import dev.cajal.Tensor;
import dev.cajal.nn.neuron.AffineMap;
import java.util.ArrayList;
import java.util.List;

/** Both passes in one layout, which notes each quantity when it is computed. */
abstract class Pass {
  final Problem problem;
  private final List<BackpropagationStep> steps = new ArrayList<>();
  private final List<AffineMap> gradients = new ArrayList<>();
  private boolean backward;

  Pass(Problem problem) {
    this.problem = problem;
  }

  final void run() {
    forward();
    backward = true;
    backward();
  }

  abstract void forward();

  abstract void backward();

  final List<BackpropagationStep> steps() {
    return steps;
  }

  /** Layer 1 first, although the pass finds them from the last. */
  final List<AffineMap> gradients() {
    return gradients;
  }

  final Tensor note(int layer, String name, String formula, Tensor value) {
    Tensor computed = value.evaluate();
    steps.add(new BackpropagationStep(backward, layer, name + layer, formula, computed));
    return computed;
  }

  final void gradient(Tensor weight, Tensor bias) {
    gradients.addFirst(new AffineMap(weight, bias));
  }
}
