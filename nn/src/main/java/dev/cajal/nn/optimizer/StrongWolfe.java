package dev.cajal.nn.optimizer;

import java.util.function.DoubleFunction;

/**
 * A step along a direction that lowers the value enough, φ(α) ≤ φ(0) + c₁ α φ′(0), and makes the
 * slope flat enough, |φ′(α)| ≤ c₂ |φ′(0)|.
 *
 * <p>Nocedal and Wright, <i>Numerical Optimization</i>, 2006, algorithms 3.5 and 3.6, with cubic
 * interpolation.
 */
final class StrongWolfe {
  private static final double DECREASE = 1e-4;
  private static final double FLATNESS = 0.9;
  private static final int TRIALS = 30;

  private final DoubleFunction<Trial> function;
  private final Trial start;

  private StrongWolfe(DoubleFunction<Trial> function, Trial start) {
    this.function = function;
    this.start = start;
  }

  /**
   * A point on the way.
   *
   * @param step α
   * @param value φ(α)
   * @param slope φ′(α)
   */
  record Trial(double step, double value, double slope) {}

  /**
   * The step found, or the best of those that lower the value; the start if none does.
   *
   * @param start at step 0, with a negative slope
   * @param first the step to try first
   */
  static Trial search(DoubleFunction<Trial> function, Trial start, double first) {
    return new StrongWolfe(function, start).bracket(first);
  }

  private Trial bracket(double first) {
    Trial before = start;
    double step = first;
    for (int i = 0; i < TRIALS; i++) {
      Trial trial = function.apply(step);
      if (isTooHigh(trial) || i > 0 && trial.value >= before.value) {
        return narrow(before, trial);
      }
      if (isFlat(trial)) {
        return trial;
      }
      if (trial.slope >= 0) {
        return narrow(trial, before);
      }
      before = trial;
      step *= 2;
    }
    return before;
  }

  /** Between a low end, which lowers the value, and another end there is a step as wanted. */
  private Trial narrow(Trial lowEnd, Trial otherEnd) {
    Trial low = lowEnd;
    Trial other = otherEnd;
    for (int i = 0; i < TRIALS; i++) {
      Trial trial = function.apply(between(low, other));
      if (isTooHigh(trial) || trial.value >= low.value) {
        other = trial;
      } else {
        if (isFlat(trial)) {
          return trial;
        }
        if (trial.slope * (other.step - low.step) >= 0) {
          other = low;
        }
        low = trial;
      }
    }
    return low;
  }

  private boolean isTooHigh(Trial trial) {
    // A value that is not a number is too high as well.
    return !(trial.value <= start.value + DECREASE * trial.step * start.slope)
        || !Double.isFinite(trial.slope);
  }

  private boolean isFlat(Trial trial) {
    return Math.abs(trial.slope) <= -FLATNESS * start.slope;
  }

  /** The minimiser of the cubic through both ends, kept a tenth of the way from either. */
  private static double between(Trial a, Trial b) {
    double width = b.step - a.step;
    double middle = a.step + width / 2;
    if (!Double.isFinite(b.value) || !Double.isFinite(b.slope)) {
      return middle;
    }
    double d = a.slope + b.slope - 3 * (b.value - a.value) / width;
    double root = Math.sqrt(d * d - a.slope * b.slope);
    double part =
        1
            - (b.slope + Math.copySign(root, width) - d)
                / (b.slope - a.slope + 2 * Math.copySign(root, width));
    return part >= 0.1 && part <= 0.9 ? a.step + part * width : middle;
  }
}
