package dev.cajal.nn.backprop;

import dev.cajal.Tensor;
import java.util.ArrayList;
import java.util.List;

/** D2: BP1 to BP4, samples in columns. */
final class ColumnPass extends Pass {
  private final List<Tensor> values = new ArrayList<>();
  private final List<Tensor> slopes = new ArrayList<>();

  ColumnPass(Problem problem) {
    super(problem);
  }

  @Override
  void forward() {
    values.add(note(0, "a", "x", problem.samples().transpose()));
    for (int l = 1; l <= problem.depth(); l++) {
      Tensor weight = problem.map(l).weight().transpose();
      Tensor bias = problem.map(l).bias().expand(1);
      String z = "W%d·a%d + b%d".formatted(l, l - 1, l);
      Tensor score = note(l, "z", z, weight.matmul(values.getLast()).plus(bias));
      Tensor value = problem.layer(l).activate(score.transpose()).transpose();
      values.add(note(l, "a", "f(z%d)".formatted(l), value));
      slopes.add(problem.slope(l, score.transpose()).transpose());
    }
  }

  @Override
  void backward() {
    int last = problem.depth();
    Tensor a = values.get(last);
    Tensor t = problem.targets().transpose();
    Tensor delta;
    if (problem.matched()) {
      String formula = "%s(a%d − t)".formatted(problem.scale(), last);
      delta = note(last, "δ", formula, a.minus(t).times(problem.factor()));
    } else {
      Tensor slope = problem.loss().slope(a, t).times(problem.factor());
      String formula =
          "%s[%s] ⊙ f′(z%d)".formatted(problem.scale(), problem.loss().formula(), last);
      delta = note(last, "δ", formula, slope.times(slopes.get(last - 1)));
    }
    for (int l = last; l >= 1; l--) {
      String weights = "δ%d·a%dᵀ".formatted(l, l - 1);
      Tensor weight = note(l, "dW", weights, delta.matmul(values.get(l - 1), false, true));
      Tensor bias = note(l, "db", "δ%d summed over samples".formatted(l), delta.sum(1).expand(1));
      gradient(weight.transpose(), bias.squeeze(1));
      if (l > 1) {
        Tensor back = problem.map(l).weight().matmul(delta);
        String formula = "(W%dᵀ·δ%d) ⊙ f′(z%d)".formatted(l, l, l - 1);
        delta = note(l - 1, "δ", formula, back.times(slopes.get(l - 2)));
      }
    }
  }
}
