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
import dev.cajal.nn.loss.BinaryCrossEntropy;
import dev.cajal.nn.loss.CrossEntropy;

/** Two losses that are both called cross-entropy. */
public final class TwoEntropies implements Lab {
  private static final Parameter<Double> OTHER =
      Parameter.number("other", 5.1, -5, 10, "the score of the wrong class car");

  @Override
  public LabCard card() {
    return LabCard.of("two-entropies", Chapter.LOSS, "Categorical or a sum of binaries")
        .covers("L10", "L7", "C8", "E22", "E24", "E25")
        .about(
            """
            Categorical cross-entropy looks at the true class alone: −log p_y. A sum of binary \
            ones also asks every other class for a small p: −log p_y − Σ log(1 − p_j). Both occur \
            in the decks as “cross-entropy”; they are 0 for the same predictions and differ \
            elsewhere.\
            """)
        .look(
            """
            In the gradient of the sum the wrong classes get +1/(1 − p_j). Through softmax it \
            pulls about twice as hard as the categorical loss. A deck prints the wrong classes \
            with a minus: then hardly anything of the push is left, too little to see.\
            """)
        .parameters(OTHER);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Variable p = Variable.of("p", Matrices.matrix(new double[] {0.1, 0.7, 0, 0.2}));
    Tensor second = Matrices.matrix(new double[] {0, 1, 0, 0});
    Tensor binary = new BinaryCrossEntropy(true).perSample(p, second).sum();
    Tensor categorical = new CrossEntropy(0, true).perSample(p, second).sum();
    notebook.number("sum of binaries", binary.toDouble(), "0.6851790109", "L10");
    notebook.number("categorical", categorical.toDouble(), "0.3566749439", "L7");
    notebook.numbers(
        "∂sum/∂p",
        Gradient.of(binary, p).of(p).flatten(0),
        "L10",
        "1.111111111",
        "-1.428571429",
        "1",
        "1.25");
    notebook.numbers(
        "∂categorical/∂p",
        Gradient.of(categorical, p).of(p).flatten(0),
        "L7",
        "0",
        "-1.428571429",
        "0",
        "0");

    Variable s = Variable.of("s", Matrices.matrix(new double[] {3.2, settings.get(OTHER), -1.7}));
    Tensor cat = Matrices.matrix(new double[] {1, 0, 0});
    Tensor q = s.softmax(1);
    Tensor sum = new BinaryCrossEntropy(true).perSample(q, cat).sum();
    notebook.number("the cat's sum of binaries", sum.toDouble(), "4.074259706", "L10");
    Tensor slope = Gradient.of(sum, s).of(s).flatten(0);
    notebook.numbers("∂sum/∂s", slope, "L10", "-1.732769316", "1.737257080", "-0.004487764021");
    // As printed in a deck: −1/(1 − p) for the wrong classes too.
    Tensor wrong = cat.dividedBy(q).plus(cat.subtractedFrom(1).dividedBy(q.subtractedFrom(1)));
    Tensor inner = wrong.negate().times(q).sum();
    Tensor printed = q.times(wrong.negate().minus(inner)).flatten(0);
    notebook.numbers("as printed", printed, "E22", "-0.007266", "0.000842", "0.006424");
    Tensor single = new CrossEntropy().perSample(s, cat).sum();

    notebook.figure(
        Panels.row(
            "The cat: loss and push",
            Chart.of("Loss against the true class's probability, two classes")
                .axes("p", "loss")
                .size(420, 300)
                .yRange(0, 6)
                .curve("categorical", 0.002, 1, t -> t.log().negate())
                .curve("sum of binaries", 0.002, 1, t -> t.log().times(-2)),
            Chart.of("Push on each score, −∂loss/∂s")
                .size(420, 300)
                .categories("cat", "car", "frog")
                .bars("categorical", Gradient.of(single, s).of(s).negate().flatten(0).toDoubles())
                .bars("sum of binaries", slope.negate().toDoubles())
                .bars("sum as printed", printed.negate().toDoubles())));
  }
}
