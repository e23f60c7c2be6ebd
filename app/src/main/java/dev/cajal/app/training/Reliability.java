package dev.cajal.app.training;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Report;
import dev.cajal.io.model.ModelNetwork;
import dev.cajal.nn.data.Dataset;
import dev.cajal.nn.metric.CalibrationCurve;
import dev.cajal.nn.train.Evaluator;
import dev.cajal.nn.train.Objective;
import dev.cajal.nn.train.Samples;
import java.util.List;
import java.util.Locale;

/** The section with the reliability diagram. */
final class Reliability {
  private static final int BATCH = 256;
  private static final int FEW = 200;
  private static final double MARGIN = 0.04;

  private Reliability() {}

  static Report.Section section(ModelNetwork model, Dataset dataset, String part) {
    Samples samples = Samples.of(dataset);
    Tensor output =
        new Evaluator(
                Objective.of(model.network(), model.loss()),
                model.network().parameters(),
                List.of(),
                samples,
                BATCH)
            .evaluate()
            .output()
            .orElseThrow();
    int bins = samples.size() < FEW ? 5 : 10;
    CalibrationCurve curve =
        CalibrationCurve.of(
            model.loss().link().of(output).buffer(),
            samples.get(Samples.TARGET).buffer(),
            samples.size(),
            bins);
    return new Report.Section(
        "Calibration, " + part + " part",
        String.format(
            Locale.ROOT,
            "Of the predictions that are 80 %% sure, 80 %% should be right: then the points lie on"
                + " the dashed line. The expected calibration error, the mean distance from it, is"
                + " %.3f over %,d samples in %d bins; bins with few samples say little.",
            curve.error(),
            samples.size(),
            bins),
        List.of(diagram(curve), counts(curve)),
        List.of(),
        List.of());
  }

  private static Chart diagram(CalibrationCurve curve) {
    List<CalibrationCurve.Bin> filled =
        curve.bins().stream().filter(bin -> bin.count() > 0).toList();
    double[] sure = filled.stream().mapToDouble(CalibrationCurve.Bin::probability).toArray();
    double[] right = filled.stream().mapToDouble(CalibrationCurve.Bin::share).toArray();
    return Chart.of("How often it is right")
        .axes("probability of the predicted class", "share that is right")
        .xRange(-MARGIN, 1 + MARGIN)
        .yRange(-MARGIN, 1 + MARGIN)
        .dashed("as sure as right", new double[] {0, 1}, new double[] {0, 1})
        .line("predictions", sure, right)
        .points("predictions", sure, right);
  }

  private static Chart counts(CalibrationCurve curve) {
    String[] names =
        curve.bins().stream()
            .map(bin -> String.format(Locale.ROOT, "%.1f–%.1f", bin.low(), bin.high()))
            .toArray(String[]::new);
    return Chart.of("How many predictions are how sure")
        .axes("probability of the predicted class", "samples")
        .categories(names)
        .bars("samples", curve.bins().stream().mapToDouble(CalibrationCurve.Bin::count).toArray());
  }
}
