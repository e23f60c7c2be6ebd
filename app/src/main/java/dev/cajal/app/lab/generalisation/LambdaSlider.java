package dev.cajal.app.lab.generalisation;

import dev.cajal.app.figure.Chart;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.NumberText;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;

/** A penalty tames a polynomial that is far too flexible. */
public final class LambdaSlider implements Lab {
  private static final Parameter<Double> EXPONENT =
      Parameter.number("exponent", -2, -9, 3, "λ is 10 to this power");
  private static final Parameter<Integer> DEGREE =
      Parameter.whole("degree", 12, 1, 12, "degree of the polynomial");

  @Override
  public LabCard card() {
    return LabCard.of("lambda-slider", Chapter.GENERALISATION, "The λ slider")
        .covers("R1", "R9", "T4")
        .about(
            """
            What is made least is Σ (f(x) − y)² + λ Σ w²: to fit the data and to keep the weights \
            small. λ says how much the second counts. f is a polynomial of degree 12 on the 13 \
            points of the degrees lab.\
            """)
        .look(
            """
            λ near 0 leaves the wild curve, a large λ flattens it. In between lies a curve as good \
            on new points as the true degree gives. The training error cannot tell which: it rises \
            with λ throughout, so λ has to be chosen on other data.\
            """)
        .parameters(EXPONENT, DEGREE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    NoisyCubic training = NoisyCubic.TRAINING;
    NoisyCubic test = NoisyCubic.TEST;
    int degree = settings.get(DEGREE);
    double lambda = Math.pow(10, settings.get(EXPONENT));
    NoisyCubic.Fit free = training.fit(degree, 0);
    NoisyCubic.Fit tame = training.fit(degree, lambda);
    notebook.number("test error without penalty", free.meanSquare(test), "10.85154281", "T4");
    notebook.number("test error with λ", tame.meanSquare(test));
    notebook.number("training error with λ", tame.meanSquare(training));
    notebook.number("Σ w² without penalty", Math.pow(free.line().plane().norm(), 2));
    notebook.number("Σ w² with λ", Math.pow(tame.line().plane().norm(), 2));

    notebook.figure(
        Chart.of("Degree %d with and without a penalty".formatted(degree))
            .axes("x", "y")
            .yRange(-3.5, 3.5)
            .points("training", training.x(), training.y())
            .curve("λ = 0", -1, 1, free::at)
            .curve("λ = " + NumberText.of(lambda, 3), -1, 1, tame::at)
            .curve("truth", -1, 1, NoisyCubic::truth));

    int count = 49;
    double[] lambdas = new double[count];
    double[] trainingErrors = new double[count];
    double[] testErrors = new double[count];
    for (int i = 0; i < count; i++) {
      lambdas[i] = Math.pow(10, -9 + i * 0.25);
      NoisyCubic.Fit fit = training.fit(degree, lambdas[i]);
      trainingErrors[i] = fit.meanSquare(training);
      testErrors[i] = fit.meanSquare(test);
    }
    notebook.figure(
        Chart.of("Mean square against λ")
            .size(560, 300)
            .axes("λ", "mean square")
            .logX()
            .logY()
            .line("training points", lambdas, trainingErrors)
            .line("new points", lambdas, testErrors)
            .vertical(lambda));
  }
}
