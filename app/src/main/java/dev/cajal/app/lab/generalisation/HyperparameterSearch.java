package dev.cajal.app.lab.generalisation;

import dev.cajal.RandomKey;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Figure;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.search.FinishedTrial;
import dev.cajal.nn.search.Halving;
import dev.cajal.nn.search.RandomSearch;
import dev.cajal.nn.search.Search;
import dev.cajal.nn.search.SearchSpace;
import dev.cajal.nn.search.Trial;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Degree and penalty chosen on validation data: by a grid, at random, by halving. */
public final class HyperparameterSearch implements Lab {
  private static final Parameter<Integer> SAMPLES =
      Parameter.whole("samples", 81, 27, 270, "training points");
  private static final Parameter<Double> NOISE =
      Parameter.number("noise", 0.6, 0.1, 2, "standard deviation of all points");

  @Override
  public LabCard card() {
    return LabCard.of("hyperparameter-search", Chapter.GENERALISATION, "Grid, random, halving")
        .covers("X7", "X11", "R9", "T4")
        .about(
            """
            The degree of a polynomial and λ of its penalty cannot be learned from the training \
            points, which a high degree without penalty fits best. They are chosen by the error on \
            validation points, and what was chosen is judged on test points that took no part.

            A grid tries 5 · 5 places, so 5 values of each; random search as many places, all \
            different in both; successive halving begins with 27 places on 1/27 of the points and \
            goes on with the best third and three times the points, for the price of 4 full fits.\
            """)
        .look(
            """
            Where only one of the two settings matters, a grid spends most of its trials on \
            repetitions. Halving is cheap and may drop a good place early, because a few points \
            judge badly. Over many seeds the validation error of the chosen place is a little too \
            good, for it was chosen by it. Try other seeds.\
            """)
        .parameters(SAMPLES, NOISE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    double noise = settings.get(NOISE);
    NoisyCubic training = points(settings.get(SAMPLES), noise, settings.key().child("training"));
    NoisyCubic validation = points(100, noise, settings.key().child("held out"));
    NoisyCubic test = points(400, noise, settings.key().child("test"));

    int columns = 12;
    int rows = 21;
    double[] errors = new double[columns * rows];
    for (int row = 0; row < rows; row++) {
      double lambda = StrictMath.pow(10, -8 + 10.0 * row / (rows - 1));
      for (int column = 0; column < columns; column++) {
        double error = training.fit(1 + column, lambda).meanSquare(validation);
        errors[row * columns + column] = Math.log10(error);
      }
    }
    Grid map = new Grid(1, columns, -8, 2, columns, errors);

    Map<String, Search> searches = new LinkedHashMap<>();
    searches.put("grid", new dev.cajal.nn.search.Grid());
    searches.put("random", new RandomSearch(25));
    searches.put("halving", new Halving(27, 3));
    SearchSpace free = SearchSpace.parse("degree = 1..12; ridge = 1e-8..100 log");
    SearchSpace five = SearchSpace.parse("degree = 1..12 points 5; ridge = 1e-8..100 log points 5");
    List<Figure> maps = new ArrayList<>();
    Chart progress = Chart.of("Best so far").axes("cost in full fits", "error").size(640, 300);
    var table = notebook.table("Chosen", "search", "trials", "cost", "place", "validation", "test");
    for (var search : searches.entrySet()) {
      String name = search.getKey();
      List<FinishedTrial> trials =
          search
              .getValue()
              .run(
                  name.equals("grid") ? five : free,
                  settings.seed(),
                  trial -> fit(trial, training).meanSquare(validation));
      Chart chart = Chart.of(name).axes("degree", "log₁₀ λ").size(320, 300).heat("log₁₀", map);
      double cost = 0;
      double[] costs = new double[trials.size()];
      double[] best = new double[trials.size()];
      for (int i = 0; i < trials.size(); i++) {
        Trial trial = trials.get(i).trial();
        cost += trial.budget();
        costs[i] = cost;
        best[i] = FinishedTrial.best(trials.subList(0, i + 1)).orElseThrow().loss();
        double[] place = {number(trial, "degree"), Math.log10(number(trial, "ridge"))};
        String share = "1/%d of the points".formatted(Math.round(1 / trial.budget()));
        chart = chart.points(share.replace("1/1 of", "all"), new double[][] {place});
      }
      FinishedTrial chosen = FinishedTrial.best(trials).orElseThrow();
      double judged = fit(chosen.trial(), training).meanSquare(test);
      String place = chosen.trial().values().toString();
      table.row(name, trials.size(), cost, place, chosen.loss(), judged);
      maps.add(chart);
      progress = progress.line(name, costs, best);
    }
    notebook.number("least error possible", noise * noise);
    notebook.figure(new Panels("Validation error, and where it was measured", 3, maps));
    notebook.figure(progress);
  }

  /** The fit of a trial on its share of the points. */
  private static NoisyCubic.Fit fit(Trial trial, NoisyCubic points) {
    int used = (int) Math.round(trial.budget() * points.x().length);
    return new NoisyCubic(Arrays.copyOf(points.x(), used), Arrays.copyOf(points.y(), used))
        .fit((int) number(trial, "degree"), number(trial, "ridge"));
  }

  private static double number(Trial trial, String name) {
    return Double.parseDouble(trial.values().get(name));
  }

  private static NoisyCubic points(int count, double noise, RandomKey key) {
    double[] x = key.child("x").uniform(Shape.of(count), DType.F64).times(2).minus(1).toDoubles();
    double[] y = key.child("y").normal(Shape.of(count), DType.F64).times(noise).toDoubles();
    Arrays.setAll(y, i -> y[i] + NoisyCubic.truth(x[i]));
    return new NoisyCubic(x, y);
  }
}
