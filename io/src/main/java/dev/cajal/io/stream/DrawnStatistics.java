package dev.cajal.io.stream;

import dev.cajal.nn.data.CategoricalColumn;
import dev.cajal.nn.data.Column;
import dev.cajal.nn.data.ColumnEncoder;
import dev.cajal.nn.data.DateColumn;
import dev.cajal.nn.data.DateEncoder;
import dev.cajal.nn.data.DatePart;
import dev.cajal.nn.data.FeatureSettings;
import dev.cajal.nn.data.HashingEncoder;
import dev.cajal.nn.data.Imputation;
import dev.cajal.nn.data.ImputingEncoder;
import dev.cajal.nn.data.MinMaxScaler;
import dev.cajal.nn.data.NumberEncoder;
import dev.cajal.nn.data.NumericColumn;
import dev.cajal.nn.data.OneHotEncoder;
import dev.cajal.nn.data.OrdinalEncoder;
import dev.cajal.nn.data.QuantileScaler;
import dev.cajal.nn.data.RobustScaler;
import dev.cajal.nn.data.Scaler;
import dev.cajal.nn.data.Scaling;
import dev.cajal.nn.data.Standardizer;
import dev.cajal.nn.data.Table;
import dev.cajal.nn.data.Unscaled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What encoders that were fitted on all rows of a sample become by the rows that were drawn at
 * random, and by what is known of all rows. They keep their labels, ranges and features.
 *
 * @param table the sample
 * @param rows those drawn
 * @param settings of the features
 * @param statistics of all rows, by column
 */
record DrawnStatistics(
    Table table, int[] rows, FeatureSettings settings, Map<String, ColumnStatistics> statistics) {

  /** The encoder with its statistics mended. */
  ColumnEncoder encoder(ColumnEncoder fitted) {
    if (fitted instanceof ImputingEncoder(ColumnEncoder whole, String fill, boolean indicator)) {
      String mended = fill(whole.name(), fill);
      return new ImputingEncoder(encoder(whole, Optional.of(mended)), mended, indicator);
    }
    return encoder(fitted, Optional.empty());
  }

  private String fill(String name, String fitted) {
    Column column = column(name);
    boolean mean = settings.imputation().orElseThrow().method() == Imputation.Method.MEAN;
    if (mean && column instanceof NumericColumn && statistics.get(name).mean().isPresent()) {
      return Double.toString(statistics.get(name).mean().getAsDouble());
    }
    if (Arrays.stream(rows).allMatch(column::isMissing)) {
      return fitted;
    }
    return ColumnEncoder.fit(column, settings.with(Scaling.NONE), rows)
            instanceof ImputingEncoder drawn
        ? drawn.fill()
        : fitted;
  }

  private Column column(String name) {
    return table.find(name).orElseThrow();
  }

  private ColumnEncoder encoder(ColumnEncoder fitted, Optional<String> fill) {
    Column column = column(fitted.name());
    return switch (fitted) {
      case OneHotEncoder labels -> labels;
      case HashingEncoder hashing -> hashing;
      case ImputingEncoder imputing -> imputing;
      case NumberEncoder(String name, Standardizer scaler) ->
          new NumberEncoder(name, exact(name, fill).orElse(scaler));
      case NumberEncoder(String name, Scaler scaler) ->
          new NumberEncoder(name, scaler(name, scaler, numbers(column, fill)));
      case DateEncoder(
              String name,
              Column.Kind kind,
              List<DatePart> parts,
              List<Scaler> scalers) -> {
        double[] seconds = numbers(column, fill);
        List<Scaler> mended = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
          DatePart part = parts.get(i);
          mended.add(scaler(name, scalers.get(i), Arrays.stream(seconds).map(part::of).toArray()));
        }
        yield new DateEncoder(name, kind, parts, mended);
      }
      case OrdinalEncoder(String name, List<String> labels, boolean others, Scaler scaler) -> {
        Map<String, Integer> known = new HashMap<>();
        labels.forEach(label -> known.put(label, known.size()));
        double[] positions = texts(column, fill).stream().mapToDouble(known::get).toArray();
        yield new OrdinalEncoder(name, labels, others, scaler(name, scaler, positions));
      }
    };
  }

  private Optional<Standardizer> exact(String name, Optional<String> fill) {
    ColumnStatistics all = statistics.get(name);
    return fill.isPresent() ? all.standardizer(Double.parseDouble(fill.get())) : all.standardizer();
  }

  /** The numbers of the rows drawn, gaps filled or left out. */
  private double[] numbers(Column column, Optional<String> fill) {
    double gap = fill.map(Double::parseDouble).orElse(Double.NaN);
    return Arrays.stream(rows)
        .mapToDouble(
            row ->
                switch (column) {
                  case NumericColumn numbers -> numbers.value(row);
                  case DateColumn dates -> dates.seconds(row);
                  case CategoricalColumn _ -> Double.NaN;
                })
        .map(value -> Double.isNaN(value) ? gap : value)
        .filter(value -> !Double.isNaN(value))
        .toArray();
  }

  private List<String> texts(Column column, Optional<String> fill) {
    List<String> texts = new ArrayList<>();
    for (int row : rows) {
      if (!column.isMissing(row)) {
        texts.add(column.text(row));
      } else {
        fill.ifPresent(texts::add);
      }
    }
    return texts;
  }

  private Scaler scaler(String name, Scaler fitted, double... numbers) {
    if (numbers.length == 0) {
      return fitted;
    }
    return switch (fitted) {
      case MinMaxScaler range -> range;
      case Unscaled none -> none;
      case RobustScaler _ -> settings.scaling().fit(name, numbers);
      case QuantileScaler(List<Double> range) ->
          settings.scaling().fit(name, numbers) instanceof QuantileScaler(List<Double> drawn)
              ? ranged(drawn, range)
              : fitted;
      case Standardizer moments ->
          settings.scaling().fit(name, numbers) instanceof Standardizer drawn
                  && drawn.deviation() > 0
              ? drawn
              : moments;
    };
  }

  /** Quantiles from the least to the greatest number of all rows. */
  private static QuantileScaler ranged(List<Double> drawn, List<Double> range) {
    List<Double> quantiles = new ArrayList<>(drawn);
    quantiles.set(0, Math.min(drawn.getFirst(), range.getFirst()));
    quantiles.set(drawn.size() - 1, Math.max(drawn.getLast(), range.getLast()));
    return new QuantileScaler(quantiles);
  }
}
