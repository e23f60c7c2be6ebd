package dev.cajal.app.lab.loss;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.loss.CrossEntropy;
import dev.cajal.shape.Shape;

/** The logarithm of the loss: to which base, and what it bounds. */
public final class LogBases implements Lab {
  private static final Parameter<Double> P =
      Parameter.number("p", 0.45, 0.001, 0.999, "probability of the true class");

  @Override
  public LabCard card() {
    return LabCard.of("log-bases", Chapter.LOSS, "Which logarithm?")
        .covers("L7", "L5", "E7", "E24")
        .about(
            """
            −log p measures the surprise at a true class that was given the probability p: in \
            nats (base e), bits (base 2) or bans (base 10). The base only scales the loss, but \
            numbers of different bases must not be mixed: a deck's −log 0.13 = 0.89 is base 10.\
            """)
        .look(
            """
            A mistake means that another class has more than p, so p ≤ ½. In bits the loss is at \
            least 1 there, above the step of the 0–1 loss everywhere. In nats it is not: at p = \
            0.45, a mistake, it is 0.80.\
            """)
        .parameters(P);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    double p = settings.get(P);
    notebook.number("−log p", nats(p), "0.7985076962", "E7");
    notebook.number("−log₂ p", nats(p) / Math.log(2), "1.152003093", "E7");
    notebook.number("−log₁₀ p", nats(p) / Math.log(10));
    notebook.number("−log 0.8", nats(0.8), "0.2231435513", "L7");
    notebook.number("−log 0.7", nats(0.7), "0.3566749439", "L7");
    notebook.number("−log 0.13", nats(0.13), "2.040220829", "E24");
    notebook.number("−log₁₀ 0.13", nats(0.13) / Math.log(10), "0.8860566477", "E24");
    Tensor scores = Matrices.matrix(new double[] {3.2, 5.1, -1.7});
    Tensor cat = Tensor.of(new int[] {0}, Shape.of(1));
    notebook.number(
        "−log p of the cat, exactly",
        new CrossEntropy().perSample(scores, cat).toDoubles()[0],
        "2.040355153",
        "E24");

    double floor = 0.0005;
    notebook.figure(
        Chart.of("Surprise, and the 0–1 loss of two classes")
            .axes("p, probability of the true class", "loss")
            .size(560, 360)
            .yRange(0, 4)
            .curve("nats", floor, 1, t -> t.log().negate())
            .curve("bits", floor, 1, t -> t.log().dividedBy(-Math.log(2)))
            .curve("base 10", floor, 1, t -> t.log().dividedBy(-Math.log(10)))
            .line("0–1 loss", new double[] {0, 0.5, 0.5, 1}, new double[] {1, 1, 0, 0})
            .vertical(p));
  }

  private static double nats(double p) {
    Tensor one = Tensor.of(new int[] {1}, Shape.of(1));
    Tensor pair = Matrices.matrix(new double[] {1 - p, p});
    return new CrossEntropy(0, true).perSample(pair, one).toDoubles()[0];
  }
}
