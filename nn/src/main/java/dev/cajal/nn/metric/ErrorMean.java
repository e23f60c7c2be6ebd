package dev.cajal.nn.metric;

import dev.cajal.kernel.Buffer;
import java.util.function.DoubleUnaryOperator;

/** The mean of a function of the errors y − s over samples and outputs, and what is made of it. */
final class ErrorMean implements Metric.Accumulator {
  private final DoubleUnaryOperator ofError;
  private final DoubleUnaryOperator ofMean;
  private double sum;
  private long count;

  ErrorMean(DoubleUnaryOperator ofError, DoubleUnaryOperator ofMean) {
    this.ofError = ofError;
    this.ofMean = ofMean;
  }

  /** The mean itself. */
  ErrorMean(DoubleUnaryOperator ofError) {
    this(ofError, DoubleUnaryOperator.identity());
  }

  @Override
  public void add(Buffer output, Buffer target, int rows) {
    for (int i = 0; i < target.size(); i++) {
      sum += ofError.applyAsDouble(target.doubleAt(i) - output.doubleAt(i));
    }
    count += target.size();
  }

  @Override
  public double value() {
    return ofMean.applyAsDouble(sum / count);
  }
}
