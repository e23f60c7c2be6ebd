package dev.cajal.nn.metric;

import dev.cajal.kernel.Buffer;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * The expected calibration error: how far the probability of the predicted class is from the share
 * of samples for which it is right, on average over bins of equal width, weighted by their samples
 * (Guo et al., <i>On Calibration of Modern Neural Networks</i>, 2017).
 *
 * @param bins how many, at least 1; 15 unless given
 */
public record CalibrationError(int bins) implements Metric {
  static final Definition<CalibrationError> DEFINITION =
      Definition.of(
          "calibration_error",
          CalibrationError.class,
          List.of(Setting.optional("bins", 15)),
          s -> new CalibrationError(s.whole("bins")),
          m -> Settings.of("bins", m.bins));

  /** Checks the setting. */
  public CalibrationError {
    if (bins < 1) {
      throw new IllegalArgumentException(
          "calibration_error: bins must be at least 1; found " + bins);
    }
  }

  /** With 15 bins. */
  public CalibrationError() {
    this(15);
  }

  @Override
  public String name() {
    return "calibration_error";
  }

  @Override
  public boolean higherIsBetter() {
    return false;
  }

  @Override
  public Input input() {
    return Input.PROBABILITIES;
  }

  @Override
  public Accumulator start() {
    CalibrationCurve.Gathering gathering = new CalibrationCurve.Gathering(bins);
    return new Accumulator() {
      @Override
      public void add(Buffer output, Buffer target, int rows) {
        gathering.add(output, target, rows);
      }

      @Override
      public double value() {
        return gathering.curve().error();
      }
    };
  }
}
