package dev.cajal.io.stream;

import dev.cajal.nn.data.CategoricalColumn;
import dev.cajal.nn.data.Column;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.DataSource;
import dev.cajal.nn.data.FeatureEncoder;
import dev.cajal.nn.data.FeatureSettings;
import dev.cajal.nn.data.Imputation;
import dev.cajal.nn.data.Location;
import dev.cajal.nn.data.Missing;
import dev.cajal.nn.data.Permutation;
import dev.cajal.nn.data.Preprocessing;
import dev.cajal.nn.data.Quoted;
import dev.cajal.nn.data.Table;
import dev.cajal.nn.data.TableEncoder;
import dev.cajal.nn.data.TargetEncoder;
import dev.cajal.nn.data.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The pass over data that fits the preprocessing.
 *
 * <p>Over all training rows are: the labels of every column (the first 10,000), the least and the
 * greatest number, whether a column has gaps, and mean and deviation of numbers, gaps filled.
 * Medians, quantiles, most frequent values and the moments of dates and of the positions of labels
 * are those of about 50,000 training rows drawn at random, fewer for very many columns; smaller
 * data is its own sample. Rows that are kept for their labels, extremes or gaps do not count among
 * those drawn.
 */
final class StreamedFit {
  /** A numeric target with more values is no class, unless the task says so; see {@code Task}. */
  private static final int MOST_NUMERIC_CLASSES = 21;

  private static final int MOST_SAMPLES = 50_000;
  private static final int FEWEST_SAMPLES = 1000;
  private static final int MOST_CELLS = 1 << 22;
  private static final long SAMPLING = -1;

  private final RowDivision division;

  private final int rows;
  private final Optional<String> wantedTarget;
  private final Optional<Task> wantedTask;
  private final TableSample sample = new TableSample();
  private final Map<String, ColumnStatistics> statistics = new LinkedHashMap<>();
  private String source = "";
  private Location.Unit unit = Location.Unit.LINE;
  private String target = "";
  private double share = 1;
  private int row;

  StreamedFit(
      RowDivision division, int rows, Optional<String> wantedTarget, Optional<Task> wantedTask) {
    this.division = division;
    this.rows = rows;
    this.wantedTarget = wantedTarget;
    this.wantedTask = wantedTask;
  }

  /** Takes in the next rows. */
  void add(Table piece) {
    if (statistics.isEmpty()) {
      begin(piece);
    }
    for (int i = 0; i < piece.rows(); i++, row++) {
      boolean training = division.part(row) == RowDivision.Part.TRAINING;
      boolean drawn =
          training && (share >= 1 || Permutation.uniform(division.seed(), SAMPLING, row) < share);
      boolean keep = drawn;
      for (Column column : piece.columns()) {
        keep |= statistics.get(column.name()).add(piece, column, i, training);
      }
      if (keep) {
        TableSample.Role other = training ? TableSample.Role.TRAINING : TableSample.Role.OTHER;
        sample.add(piece, i, drawn ? TableSample.Role.DRAWN : other);
      }
    }
    statistics.values().forEach(column -> column.settle(piece));
  }

  private void begin(Table piece) {
    source = piece.source();
    unit = piece.unit();
    target = DataSource.Tabular.of(piece, wantedTarget).target();
    for (String name : piece.names()) {
      statistics.put(
          name,
          name.equals(target)
              ? ColumnStatistics.ofTarget(mostClasses(piece.column(name)))
              : ColumnStatistics.ofFeature());
    }
    int most = Math.clamp(MOST_CELLS / piece.columns().size(), FEWEST_SAMPLES, MOST_SAMPLES);
    share = most / (rows * division.trainingShare());
  }

  /** The most classes that are looked for; of a quantity every row would be a new one. */
  private int mostClasses(Column column) {
    boolean classes = wantedTask.map(Task::hasClasses).orElse(column instanceof CategoricalColumn);
    return classes ? ColumnStatistics.MOST_LABELS : MOST_NUMERIC_CLASSES;
  }

  /**
   * What a pass found.
   *
   * @param preprocessing fitted
   * @param notes sentences that a user should read
   */
  record Result(Preprocessing preprocessing, List<String> notes) {}

  /**
   * The end of the pass.
   *
   * @throws DataException if the data cannot be learnt from as asked
   */
  Result finish(FeatureSettings settings) {
    ColumnStatistics targets = statistics.get(target);
    if (targets.missing() > 0) {
      throw new DataException(
          new Location(source, targets.firstMissingLine(), target, unit),
          "the target is missing, in %d of %d rows; fill it in or remove the %s"
              .formatted(targets.missing(), rows, targets.missing() == 1 ? "row" : "rows"));
    }
    if (share < 1) {
      statistics
          .values()
          .forEach(
              column ->
                  column
                      .extremeRows()
                      .forEach(one -> sample.add(one, 0, TableSample.Role.TRAINING)));
    }
    Table table = sample.table();
    int[] training = sample.trainingRows();
    if (settings.imputation().isEmpty()) {
      refuseMissing(table, settings, training);
    }
    Task task = wantedTask.orElseGet(() -> Task.infer(table.column(target)));
    Preprocessing fitted = Preprocessing.fit(table, target, task, settings, training);
    List<String> notes = new ArrayList<>();
    if (fitted.features() instanceof TableEncoder encoder) {
      List<String> unasked = new ArrayList<>(encoder.leftOut());
      unasked.removeIf(name -> excluded(table, settings).contains(name));
      if (!unasked.isEmpty()) {
        notes.add(
            "%s: left out columns that name the rows or hold one value or none: %s"
                .formatted(source, Quoted.list(unasked)));
      }
      settings.imputation().flatMap(way -> filled(encoder, way)).ifPresent(notes::add);
    }
    return new Result(share < 1 ? undistorted(fitted, table, settings) : fitted, notes);
  }

  private Optional<String> filled(TableEncoder encoder, Imputation imputation) {
    SequencedMap<String, Long> gaps = new LinkedHashMap<>();
    List<Column.Kind> kinds = new ArrayList<>();
    encoder
        .columns()
        .forEach(
            (name, kind) -> {
              long missing = statistics.get(name).missing();
              if (missing > 0) {
                gaps.put(name, missing);
                kinds.add(kind);
              }
            });
    return gaps.isEmpty()
        ? Optional.empty()
        : Optional.of(imputation.note(source, rows, kinds, Missing.counts(gaps)));
  }

  private static List<String> excluded(Table table, FeatureSettings settings) {
    return settings.excluded().stream().map(each -> table.column(each).name()).toList();
  }

  /** Columns that are left out may miss values; which these are a fit with any imputation says. */
  private void refuseMissing(Table table, FeatureSettings settings, int... training) {
    FeatureEncoder trial =
        TableEncoder.fit(
            table, target, settings.with(new Imputation(Imputation.Method.MEDIAN, "")), training);
    SequencedMap<String, Long> gaps = new LinkedHashMap<>();
    Optional<Location> first = Optional.empty();
    for (String name : trial.columns().keySet()) {
      ColumnStatistics column = statistics.get(name);
      if (column.missing() > 0) {
        gaps.put(name, (long) column.missing());
        if (first.isEmpty() || column.firstMissingLine() < first.get().line()) {
          first = Optional.of(new Location(source, column.firstMissingLine(), name, unit));
        }
      }
    }
    if (first.isPresent()) {
      throw new DataException(
          first.get(),
          "the value is missing; of %d rows, values are missing in %s; fill them in, remove the"
                  .formatted(rows, Missing.counts(gaps))
              + " rows, or train with --impute median or another way");
    }
  }

  /** The preprocessing with statistics that the rows kept for their labels do not distort. */
  private Preprocessing undistorted(Preprocessing fitted, Table table, FeatureSettings settings) {
    FeatureEncoder features = fitted.features();
    if (features instanceof TableEncoder encoder) {
      DrawnStatistics drawn = new DrawnStatistics(table, sample.drawnRows(), settings, statistics);
      features =
          new TableEncoder(
              encoder.encoders().stream().map(drawn::encoder).toList(),
              encoder.degree(),
              encoder.leftOut(),
              encoder.tableColumns());
    }
    TargetEncoder exactTarget =
        switch (fitted.target()) {
          case TargetEncoder.Classes classes -> classes;
          case TargetEncoder.Values values ->
              new TargetEncoder.Values(
                  values.name(),
                  statistics.get(target).standardizer().orElse(values.standardizer()));
        };
    return new Preprocessing(fitted.task(), features, exactTarget);
  }
}
