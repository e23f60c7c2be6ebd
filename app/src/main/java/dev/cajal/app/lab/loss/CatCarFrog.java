package dev.cajal.app.lab.loss;

import dev.cajal.Gradient;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.loss.CrossEntropy;
import dev.cajal.nn.loss.MulticlassHinge;
import dev.cajal.nn.loss.Reduction;
import dev.cajal.shape.Shape;
import java.util.List;

/** Three images, three classes, two losses: the deck's table worked out. */
public final class CatCarFrog implements Lab {
  private static final Parameter<Double> CAT =
      Parameter.number("cat", 3.2, -5, 10, "the first image's score for cat");

  @Override
  public LabCard card() {
    return LabCard.of("cat-car-frog", Chapter.LOSS, "Cat, car, frog")
        .covers("L12", "L7", "L8", "L9", "A17", "C4", "E24")
        .about(
            """
            A linear classifier gives each of three images a score for cat, car and frog. The \
            multiclass hinge asks every wrong score to be at least 1 below the right one and adds \
            up what is missing. Cross-entropy makes probabilities of the scores and takes −log of \
            the right one.\
            """)
        .look(
            """
            The car's hinge loss is 0: its gradient is 0 too, and nothing more is learned from it. \
            Cross-entropy always wants a little more. The frog pulls hardest on both. Raise the \
            cat's score with the parameter until its hinge loss vanishes.\
            """)
        .parameters(CAT);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Variable scores =
        Variable.of(
            "s",
            Matrices.matrix(
                new double[] {settings.get(CAT), 5.1, -1.7},
                new double[] {1.3, 4.9, 2.0},
                new double[] {2.2, 2.5, -3.1}));
    Tensor classes = Tensor.of(new int[] {0, 1, 2}, Shape.of(3));
    Tensor hinge = new MulticlassHinge().perSample(scores, classes);
    Tensor entropy = new CrossEntropy().perSample(scores, classes);
    Tensor p = scores.softmax(1);
    notebook.numbers("hinge", hinge, "L12", "2.9", "0", "12.9");
    notebook.number("hinge, mean", hinge.mean().toDouble(), "5.266666667", "L12");
    notebook.numbers(
        "cross-entropy", entropy, "L12", "2.040355153", "0.07913177829", "6.156477202");
    notebook.number("cross-entropy, mean", entropy.mean().toDouble(), "2.758654711", "L12");
    notebook.number("cross-entropy, sum", Reduction.SUM.of(entropy).toDouble());
    notebook.numbers(
        "p(cat image)", p.at(0, 0), "A17", "0.1299825390", "0.8690495352", "9.679257746e-4");

    Tensor hingeSlope = Gradient.of(hinge.sum(), scores).of(scores);
    Tensor entropySlope = Gradient.of(entropy.sum(), scores).of(scores);
    String[][] slopes = {{"-1", "1", "0"}, {"0", "0", "0"}, {"1", "1", "-2"}};
    String[] images = {"cat", "car", "frog"};
    for (int i = 0; i < 3; i++) {
      notebook.numbers(
          "∂hinge/∂s, %s:".formatted(images[i]), hingeSlope.at(0, i), "L12", slopes[i]);
    }
    notebook.numbers(
        "∂cross-entropy/∂s, cat:",
        entropySlope.at(0, 0),
        "L7",
        "-0.8700174610",
        "0.8690495352",
        "9.679257746e-4");

    notebook.figure(
        new Panels(
            "Three images",
            2,
            List.of(
                bars("Scores", scores, images),
                bars("Probabilities", p, images),
                Chart.of("Losses")
                    .size(400, 240)
                    .categories("cat image", "car image", "frog image")
                    .bars("hinge", hinge.toDoubles())
                    .bars("cross-entropy", entropy.toDoubles()),
                bars("Push on each score: −∂cross-entropy/∂s", entropySlope.negate(), images))));
  }

  /** A group of bars for each image, a bar for each class. */
  private static Chart bars(String title, Tensor values, String... classes) {
    Chart chart = Chart.of(title).size(400, 240).categories("cat image", "car image", "frog image");
    for (int k = 0; k < classes.length; k++) {
      chart = chart.bars(classes[k], values.at(1, k).toDoubles());
    }
    return chart;
  }
}
