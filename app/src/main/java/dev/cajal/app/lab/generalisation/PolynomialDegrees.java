package dev.cajal.app.lab.generalisation;

import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Figure;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Polynomials from too stiff to too flexible. */
public final class PolynomialDegrees implements Lab {
  private static final int MOST = 12;
  private static final Parameter<Integer> DEGREE =
      Parameter.whole("degree", 8, 1, MOST, "degree of the last curve");
  private static final Map<Integer, List<String>> EXPECTED =
      Map.of(
          1, List.of("0.5534942763", "0.3926167303"),
          2, List.of("0.5184367573", "0.3710085968"),
          3, List.of("0.02509699087", "0.05825535905"),
          4, List.of("0.02435530937", "0.05850654313"),
          8, List.of("0.02148261085", "0.06365019757"),
          12, List.of("0.000000000", "10.85154281"));

  @Override
  public LabCard card() {
    return LabCard.of("polynomial-degrees", Chapter.GENERALISATION, "Degrees 1, 2, 3, 4, 12")
        .covers("T4", "T3")
        .about(
            """
            13 noisy points come from a cubic. Polynomials of growing degree are fitted to them by \
            least squares and judged on 40 other points.\
            """)
        .look(
            """
            The error on the training points only falls as the degree grows. The error on new \
            points is large for degrees 1 and 2, which cannot bend enough, small for 3 and 4, and \
            enormous for 12, which passes through every point and swings in between.\
            """)
        .parameters(DEGREE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    NoisyCubic training = NoisyCubic.TRAINING;
    NoisyCubic test = NoisyCubic.TEST;
    double[] degrees = new double[MOST];
    double[] trainingErrors = new double[MOST];
    double[] testErrors = new double[MOST];
    for (int degree = 1; degree <= MOST; degree++) {
      NoisyCubic.Fit fit = training.fit(degree, 0);
      degrees[degree - 1] = degree;
      trainingErrors[degree - 1] = fit.meanSquare(training);
      testErrors[degree - 1] = fit.meanSquare(test);
      if (EXPECTED.containsKey(degree)) {
        List<String> expected = EXPECTED.get(degree);
        String name = "degree " + degree;
        notebook.number("training, " + name, trainingErrors[degree - 1], expected.getFirst(), "T4");
        notebook.number("test, " + name, testErrors[degree - 1], expected.getLast(), "T4");
      }
    }

    List<Figure> curves = new ArrayList<>();
    for (int degree : new int[] {1, 2, 3, 4, settings.get(DEGREE), MOST}) {
      NoisyCubic.Fit fit = training.fit(degree, 0);
      curves.add(
          Chart.of("degree " + degree)
              .axes("x", "y")
              .size(300, 230)
              .yRange(-3, 3)
              .points("training", training.x(), training.y())
              .curve("polynomial", -1, 1, fit::at)
              .curve("truth", -1, 1, NoisyCubic::truth));
    }
    notebook.figure(new Panels("Least squares through 13 points", 3, curves));
    notebook.figure(
        Chart.of("Mean square against degree")
            .axes("degree", "mean square")
            .logY()
            .yRange(0.005, 20)
            .path("training points", degrees, trainingErrors)
            .path("new points", degrees, testErrors));
  }
}
