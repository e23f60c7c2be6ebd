package dev.cajal.nn.backprop;

import dev.cajal.Tensor;
import dev.cajal.nn.neuron.Augmentation;
import java.util.ArrayList;
import java.util.List;

/** D4, corrected: samples in columns, the bias as first column of the weights, errors in rows. */
final class AugmentedPass extends Pass {
  private final List<Tensor> augmented = new ArrayList<>();
  private final List<Tensor> scores = new ArrayList<>();
  private Tensor output;

  AugmentedPass(Problem problem) {
    super(problem);
    this.output = problem.samples().transpose();
  }

  @Override
  void forward() {
    for (int l = 1; l <= problem.depth(); l++) {
      String ones = l == 1 ? "X with a row of ones" : "V%d with a row of ones".formatted(l - 1);
      Tensor rows = Augmentation.FIRST.samples(output.transpose());
      augmented.add(note(l - 1, "Ṽ", ones, rows.transpose()));
      Tensor weight = Augmentation.FIRST.weight(problem.map(l)).transpose();
      String s = "W̃%d·Ṽ%d".formatted(l, l - 1);
      scores.add(note(l, "S", s, weight.matmul(augmented.getLast())));
      Tensor value = problem.layer(l).activate(scores.getLast().transpose()).transpose();
      output = note(l, "V", "h(S%d)".formatted(l), value);
    }
  }

  @Override
  void backward() {
    int last = problem.depth();
    Tensor v = output.transpose();
    Tensor error;
    if (problem.matched()) {
      String formula = "%s(V%d − T)ᵀ".formatted(problem.scale(), last);
      error = note(last, "E", formula, v.minus(problem.targets()).times(problem.factor()));
    } else {
      Tensor slope = problem.loss().slope(v, problem.targets()).times(problem.factor());
      String formula =
          "%s[%s]ᵀ ⊙ h′(S%d)ᵀ".formatted(problem.scale(), problem.loss().formula(), last);
      error = note(last, "E", formula, slope.times(slopeRows(last)));
    }
    for (int l = last; l >= 1; l--) {
      String weights = "E%dᵀ·Ṽ%dᵀ".formatted(l, l - 1);
      Tensor weight =
          note(l, "dW̃", weights, error.transpose().matmul(augmented.get(l - 1), false, true));
      gradient(
          Augmentation.FIRST.map(weight.transpose()).weight(),
          Augmentation.FIRST.map(weight.transpose()).bias());
      if (l > 1) {
        Tensor back = error.matmul(problem.map(l).weight().transpose());
        String formula = "(E%d·W%d) ⊙ h′(S%d)ᵀ".formatted(l, l, l - 1);
        error = note(l - 1, "E", formula, back.times(slopeRows(l - 1)));
      }
    }
  }

  private Tensor slopeRows(int l) {
    return problem.slope(l, scores.get(l - 1).transpose());
  }
}
