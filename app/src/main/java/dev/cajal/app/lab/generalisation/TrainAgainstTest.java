package dev.cajal.app.lab.generalisation;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
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
import dev.cajal.nn.linear.BinaryRegression;
import dev.cajal.nn.linear.PolynomialFeatures;
import dev.cajal.nn.neuron.Hyperplane;
import java.util.ArrayList;
import java.util.List;

/** The model with fewer errors in training has more of them afterwards. */
public final class TrainAgainstTest implements Lab {
  private static final int EACH = 35;
  private static final Parameter<Integer> TRAINING =
      Parameter.whole("training", 419, 1, 999, "which points are drawn to learn from");
  private static final Parameter<Integer> TEST =
      Parameter.whole("test", 11, 1, 999, "which points are drawn to judge by");
  private static final Parameter<Integer> DEGREE =
      Parameter.whole("degree", 5, 2, 7, "degree of the flexible model");

  @Override
  public LabCard card() {
    return LabCard.of("train-against-test", Chapter.GENERALISATION, "4 and 9 against 15 and 13")
        .covers("T3", "X7")
        .about(
            """
            Two clouds overlap, so that no boundary can be right everywhere. A straight boundary \
            and a flexible one, a polynomial in both inputs, are fitted to 70 points by logistic \
            regression and judged on 70 others.\
            """)
        .look(
            """
            The flexible model makes 4 errors on the points that it has seen, the straight one 9. \
            On new points it is 15 against 13: the flexible boundary followed accidents. To make \
            the training error small is optimisation; learning is to make few errors later.

            These are draws that give exactly the numbers of the lecture. With others the numbers \
            change, but on average over many draws the straight one makes fewer errors on new \
            points, and hardly ever fewer on those that it learned from.\
            """)
        .parameters(TRAINING, TEST, DEGREE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    RandomKey key = settings.key();
    TwoClouds training = TwoClouds.draw(key.child("training " + settings.get(TRAINING)), EACH);
    TwoClouds test = TwoClouds.draw(key.child("test " + settings.get(TEST)), EACH);
    List<Figure> maps = new ArrayList<>();
    for (int degree : new int[] {settings.get(DEGREE), 1}) {
      Model model = Model.fit(training, degree);
      String name = degree == 1 ? "straight" : "flexible";
      int seen = training.errors(model.score(training.points()));
      int fresh = test.errors(model.score(test.points()));
      notebook.number(name + ", training errors", seen, degree == 1 ? "9" : "4", "T3");
      notebook.number(name + ", test errors", fresh, degree == 1 ? "13" : "15", "T3");
      Grid probability = Grid.square(-4, 4, p -> model.score(p).sigmoid());
      maps.add(map(name + ", training: " + seen + " errors", probability, training));
      maps.add(map(name + ", test: " + fresh + " errors", probability, test));
    }
    notebook.figure(new Panels("A flexible and a straight boundary", 2, maps));
  }

  private static Figure map(String title, Grid probability, TwoClouds clouds) {
    return Chart.of(title)
        .axes("x₁", "x₂")
        .equalAxes()
        .size(330, 330)
        .decision("ŷ", probability)
        .points("class 0", clouds.of(0))
        .points("class 1", clouds.of(1));
  }

  private record Model(PolynomialFeatures powers, Hyperplane plane) {
    static Model fit(TwoClouds clouds, int degree) {
      PolynomialFeatures powers = new PolynomialFeatures(degree);
      Tensor features = powers.apply(clouds.points().dividedBy(3));
      var fit = BinaryRegression.logistic().withRidge(1e-3).fit(features, clouds.labels());
      return new Model(powers, fit.plane());
    }

    Tensor score(Tensor points) {
      return plane.score(powers.apply(points.dividedBy(3)));
    }
  }
}
