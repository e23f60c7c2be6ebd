package dev.cajal.app.lab.generalisation;

import dev.cajal.Gradient;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Figure;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.linear.PolynomialFeatures;
import dev.cajal.nn.loss.ElasticNet;
import dev.cajal.nn.loss.L1;
import dev.cajal.nn.loss.L2;
import dev.cajal.nn.loss.Penalty;
import java.util.ArrayList;
import java.util.List;

/** How weights shrink as a penalty grows: together with squares, one by one with amounts. */
public final class RegularisationPath implements Lab {
  private static final int DEGREE = 5;
  private static final int POINTS = 41;
  private static final Parameter<Double> BETA =
      Parameter.number("beta", 0.5, 0, 5, "weight of the squares in the elastic net");

  @Override
  public LabCard card() {
    return LabCard.of("regularisation-path", Chapter.GENERALISATION, "Regularisation paths")
        .covers("R1", "R2", "R3", "R9")
        .about(
            """
            Three penalties on the weights: squares Σ w², amounts Σ |w|, and the elastic net \
            Σ (β w² + |w|). The slopes are 2w, sign(w), and their sum. The paths are those of a \
            polynomial of degree 5 on the points of the degrees lab, from a small λ to a large one.\
            """)
        .look(
            """
            Squares shrink all weights together and bring none of them to 0. Amounts bring weights \
            to exactly 0: x⁵, which the true cubic lacks, is the first to go, near λ = 0.01. When λ \
            grows further x⁵ takes the place of x³, which it resembles, and in the end all are 0. \
            The elastic net does both.\
            """)
        .parameters(BETA);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    double beta = settings.get(BETA);
    Tensor example = Matrices.matrix(new double[] {1, -2}, new double[] {0.5, 0});
    show(notebook, "L2", new L2(1), example, "5.25", "R1", "2", "-4", "1", "0");
    show(notebook, "L1", new L1(1), example, "3.5", "R2", "1", "-1", "1", "0");
    ElasticNet net = new ElasticNet(1, beta);
    show(notebook, "elastic net", net, example, "6.125", "R3", "2", "-3", "1.5", "0");

    notebook.figure(
        new Panels(
            "Weights against λ",
            3,
            List.of(
                path("squares: Σ w²", 0, 1),
                path("amounts: Σ |w|", 1, 0),
                path("elastic net: Σ (β w² + |w|)", 1, beta))));
  }

  private static void show(
      Notebook notebook,
      String name,
      Penalty penalty,
      Tensor weights,
      String value,
      String source,
      String... slopes) {
    Variable w = Variable.of("w", weights);
    Tensor penalised = penalty.of(w);
    notebook.number(name + " of W", penalised.toDouble(), value, source);
    Tensor slope = Gradient.of(penalised, w).of(w);
    notebook.numbers(name + ", slope", slope.reshape(4), source, slopes);
  }

  private static Figure path(String title, double amounts, double squares) {
    double[] lambdas = new double[POINTS];
    double[][] weights = new double[DEGREE][POINTS];
    double[] w = new double[DEGREE];
    for (int i = 0; i < POINTS; i++) {
      lambdas[i] = Math.pow(10, 2 - 5.0 * i / (POINTS - 1));
      w = shrunk(w, lambdas[i] * amounts, lambdas[i] * squares);
      for (int j = 0; j < DEGREE; j++) {
        weights[j][i] = w[j];
      }
    }
    Chart chart = Chart.of(title).axes("λ", "weight").size(310, 260).logX().yRange(-4.5, 5);
    List<String> names = new ArrayList<>(List.of("x⁵", "x⁴", "x³", "x²", "x"));
    for (int j = 0; j < DEGREE; j++) {
      chart = chart.line(names.get(j), lambdas, weights[j]);
    }
    return chart.horizontal(0);
  }

  /** Least Σ (f(x) − y)² + amounts Σ |w| + squares Σ w², one weight after the other. */
  private static double[] shrunk(double[] start, double amounts, double squares) {
    Tensor places = Matrices.vector(NoisyCubic.TRAINING.x()).expand(1);
    Tensor powers = new PolynomialFeatures(DEGREE).apply(places);
    double[][] x = Matrices.rows("powers", powers.minus(powers.mean(0)).transpose());
    Tensor values = Matrices.vector(NoisyCubic.TRAINING.y());
    double[] rest = values.minus(values.mean()).toDoubles();
    double[] w = start.clone();
    for (int j = 0; j < w.length; j++) {
      add(rest, -w[j], x[j]);
    }
    for (int round = 0; round < 3000; round++) {
      for (int j = 0; j < w.length; j++) {
        add(rest, w[j], x[j]);
        double pull = dot(x[j], rest);
        double strength = Math.max(0, Math.abs(pull) - amounts / 2);
        w[j] = Math.signum(pull) * strength / (dot(x[j], x[j]) + squares);
        add(rest, -w[j], x[j]);
      }
    }
    return w;
  }

  private static void add(double[] to, double factor, double[] what) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * what[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
