package dev.cajal.app.training;

import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Report;
import dev.cajal.io.file.AtomicFile;
import dev.cajal.io.model.ModelName;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.train.RateCurve;
import dev.cajal.nn.train.RateFinder;
import dev.cajal.nn.train.Samples;
import dev.cajal.shape.ShapeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * A search for the learning rate of a request, of which no model is left.
 *
 * @param name of the data
 * @param curve the losses at growing rates
 * @param settings the recipe by the names of its options
 */
public record RateTrial(String name, RateCurve curve, Map<String, String> settings) {
  private static final List<String> HEADER = List.of("learning rate", "batch loss", "smoothed");
  private static final int MOST_ROWS = 25;

  /**
   * Tries rates from 1e-6 to 10.
   *
   * @param source name of a built-in set, or a path
   * @throws DataException if request or data cannot be used
   */
  public static RateTrial run(String source, Request request, Session session) {
    if (request.data().streamed()) {
      throw new DataException(
          "--find-rate: needs the samples in memory, so it cannot be given with --stream");
    }
    NewModel made = NewModel.of(source, request, session.notes());
    Samples training = Samples.of(made.parts().prepared().training());
    Map<String, String> settings = new LinkedHashMap<>();
    made.recipe().toMap().forEach((option, value) -> settings.put(option, value.toString()));
    try {
      RateCurve curve =
          new Fitting(made.recipe(), made.model(), made.parts().prepared())
              .steps()
              .build()
              .findRate(training, new RateFinder());
      return new RateTrial(ModelName.of(source), curve, settings);
    } catch (ShapeException e) {
      throw new DataException("--loss %s: %s".formatted(made.recipe().loss(), e.getMessage()), e);
    }
  }

  /** Where the loss falls fastest, to two digits; empty if it never falls. */
  public OptionalDouble suggestion() {
    OptionalDouble rate = curve.suggestion();
    return rate.isEmpty()
        ? rate
        : OptionalDouble.of(Double.parseDouble(number("%.1e", rate.getAsDouble())));
  }

  /** What is above the columns of {@link #rows}. */
  public static List<String> header() {
    return HEADER;
  }

  /** At most 25 of the rates with their losses, evenly chosen, as text. */
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    int every = Math.ceilDiv(curve.points().size(), MOST_ROWS);
    for (int i = 0; i < curve.points().size(); i += every) {
      RateCurve.Point point = curve.points().get(i);
      rows.add(
          List.of(
              number("%.2e", point.rate()),
              number("%.4f", point.loss()),
              number("%.4f", point.smoothed())));
    }
    return rows;
  }

  /** The sentence about what was found. */
  public String sentence() {
    OptionalDouble found = suggestion();
    return found.isEmpty()
        ? "The loss never falls, whatever the learning rate."
        : "The loss falls fastest at a learning rate of " + found.getAsDouble() + ".";
  }

  /**
   * Writes a page with the figure and the table.
   *
   * @throws DataException if the file cannot be written
   */
  public void write(Path file) {
    Chart chart = Chart.of("loss").axes("learning rate", "loss").logX();
    chart = line(chart, "batch loss", RateCurve.Point::loss);
    chart = line(chart, "smoothed", RateCurve.Point::smoothed);
    String page =
        new Report(
                "Learning rate for " + name,
                sentence(),
                HEADER,
                rows(),
                List.of(chart),
                Optional.empty(),
                settings)
            .html();
    AtomicFile.write(file, page);
  }

  private Chart line(Chart chart, String label, ToDoubleFunction<RateCurve.Point> value) {
    return chart.line(
        label,
        curve.points().stream().mapToDouble(RateCurve.Point::rate).toArray(),
        curve.points().stream().mapToDouble(value).toArray());
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
