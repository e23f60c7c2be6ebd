package dev.cajal.nn.backprop;

import dev.cajal.Tensor;
import java.util.ArrayList;
import java.util.List;

/** D0, corrected: samples in rows. */
final class RowPass extends Pass {
  private final List<Tensor> values = new ArrayList<>();
  private final List<Tensor> slopes = new ArrayList<>();

  RowPass(Problem problem) {
    super(problem);
  }

  @Override
  void forward() {
    values.add(note(0, "A", "X", problem.samples()));
    for (int l = 1; l <= problem.depth(); l++) {
      String z = "A%d·W%d + b%d".formatted(l - 1, l, l);
      Tensor score = note(l, "Z", z, problem.layer(l).scores(values.getLast()));
      values.add(note(l, "A", "f(Z%d)".formatted(l), problem.layer(l).activate(score)));
      slopes.add(problem.slope(l, score));
    }
  }

  @Override
  void backward() {
    int last = problem.depth();
    Tensor a = values.get(last);
    Tensor delta;
    if (problem.matched()) {
      String formula = "%s(A%d − T)".formatted(problem.scale(), last);
      delta = note(last, "Δ", formula, a.minus(problem.targets()).times(problem.factor()));
    } else {
      Tensor slope = problem.loss().slope(a, problem.targets()).times(problem.factor());
      String formula =
          "%s[%s] ⊙ f′(Z%d)".formatted(problem.scale(), problem.loss().formula(), last);
      delta = note(last, "Δ", formula, slope.times(slopes.get(last - 1)));
    }
    for (int l = last; l >= 1; l--) {
      String weights = "A%dᵀ·Δ%d".formatted(l - 1, l);
      Tensor weight = note(l, "dW", weights, values.get(l - 1).matmul(delta, true, false));
      Tensor bias = note(l, "db", "column sums of Δ%d".formatted(l), delta.sum(0));
      gradient(weight, bias);
      if (l > 1) {
        Tensor back = delta.matmul(problem.map(l).weight(), false, true);
        String formula = "(Δ%d·W%dᵀ) ⊙ f′(Z%d)".formatted(l, l, l - 1);
        delta = note(l - 1, "Δ", formula, back.times(slopes.get(l - 2)));
      }
    }
  }
}
