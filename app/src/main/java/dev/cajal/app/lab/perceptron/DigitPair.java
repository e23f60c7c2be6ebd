package dev.cajal.app.lab.perceptron;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.figure.Palette;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Digits;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.data.Split;
import dev.cajal.nn.linear.Perceptron;
import dev.cajal.nn.neuron.BinaryLabels;
import dev.cajal.nn.neuron.Hyperplane;
import dev.cajal.shape.Shape;
import java.util.Arrays;

/** Two written digits told apart by one line through a space of 64 pixels. */
public final class DigitPair implements Lab {
  private static final Parameter<String> PAIR =
      Parameter.choice("pair", "which digits", "3-8", "4-9", "1-7", "5-6", "0-1");
  private static final Parameter<Integer> PASSES =
      Parameter.whole("passes", 20, 1, 100, "the most passes over the images");
  private static final Parameter<Double> NOISE =
      Parameter.number("noise", 0.1, 0, 0.4, "share of training labels that are wrong");

  @Override
  public LabCard card() {
    return LabCard.of("digit-pair", Chapter.PERCEPTRON, "Two digits, one perceptron")
        .covers("P1", "P4", "P5", "P13", "P15", "X7", "X8", "K2")
        .about(
            """
            Real images, small enough to look at: 8 × 8 pixels are 64 inputs, and w is an image \
            too. A third of the images is kept for the test. Some training labels are turned \
            round on purpose, so that no plane separates the training images.\
            """)
        .look(
            """
            In the picture of w, vermillion pixels speak for the second digit, blue ones for the \
            first. With wrong labels the last plane is an accident; the pocket plane, which erred \
            least on training images, and the averaged plane do better on new ones. With noise 0 \
            the rule stops by itself.\
            """)
        .parameters(PAIR, PASSES, NOISE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    String pair = settings.get(PAIR);
    Digits digits = Digits.all().only(pair.charAt(0) - '0', pair.charAt(2) - '0');
    Split split = Split.stratified(digits.labels(), 0, 1.0 / 3, settings.seed());
    Digits training = digits.rows(split.trainingRows());
    Digits test = digits.rows(split.testRows());
    Tensor x = Matrices.matrix(training.pixels());
    Tensor right = signs(training, pair);
    int count = training.labels().length;
    Tensor wrong = settings.key().bernoulli(settings.get(NOISE), Shape.of(count));
    Tensor given = wrong.where(right.negate(), right).evaluate();

    Perceptron rule = new Perceptron(1, settings.get(PASSES), true, Perceptron.Tie.IS_CLASS_ONE);
    Perceptron.Pocket pocket = rule.pocket(x, given, BinaryLabels.PLUS_MINUS);
    Hyperplane[] planes = {pocket.fit().last(), pocket.plane(), pocket.fit().averaged()};
    String[] names = {"last", "pocket", "averaged"};
    var table = notebook.table("Images on the wrong side", "plane", "training", "test");
    double[] shares = new double[planes.length];
    Tensor newImages = Matrices.matrix(test.pixels());
    for (int i = 0; i < planes.length; i++) {
      long errors = errors(planes[i], newImages, signs(test, pair));
      shares[i] = 100.0 * errors / test.labels().length;
      table.row(names[i], errors(planes[i], x, given), errors);
    }
    notebook.number("training images", count);
    notebook.number("test images", test.labels().length);
    notebook.number("corrections", (double) pocket.fit().updates());
    notebook.note("Outcome: " + (pocket.fit().converged() ? "separated." : "not separated."));

    Grid w = Digits.picture(planes[2].weightArray());
    double reach = Math.max(1e-9, Math.max(w.high(), -w.low()));
    notebook.figure(
        Panels.row(
            "Class 0, class 1, and what the averaged plane looks at",
            image("a " + pair.charAt(0), training, pair.charAt(0)),
            image("a " + pair.charAt(2), training, pair.charAt(2)),
            square("w").heat("w", w, Palette.SIGNED, -reach, reach)));
    notebook.figure(
        Chart.of("Errors on test images").categories(names).axes("", "%").bars("wrong", shares));
  }

  /** +1 for the second digit of the pair, −1 for the first. */
  private static Tensor signs(Digits digits, String pair) {
    return Matrices.vector(
        Arrays.stream(digits.labels())
            .mapToDouble(label -> label == pair.charAt(2) - '0' ? 1 : -1)
            .toArray());
  }

  private static long errors(Hyperplane plane, Tensor x, Tensor signs) {
    double[] margins = plane.score(x).times(signs).toDoubles();
    return Arrays.stream(margins).filter(margin -> margin < 0).count();
  }

  private static Chart image(String title, Digits digits, char digit) {
    double[] first = digits.only(digit - '0').pixels()[0];
    return square(title).heat("", Digits.picture(first));
  }

  private static Chart square(String title) {
    return Chart.of(title).equalAxes().size(240, 240);
  }
}
