package dev.cajal.app.lab.linear;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.descent.Surface;
import dev.cajal.nn.linear.BinaryFit;
import dev.cajal.nn.linear.BinaryRegression;
import dev.cajal.nn.loss.Links;
import dev.cajal.nn.loss.Probit;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;

/** Two curves from score to probability, and two fits that hardly differ. */
public final class LogitProbit implements Lab {
  private static final Parameter<Integer> SAMPLES =
      Parameter.whole("samples", 80, 40, 400, "how many samples the fits have");
  private static final Parameter<Double> SLOPE =
      Parameter.number("slope", 1.5, 0, 3, "true w of the logistic model that made the labels");

  @Override
  public LabCard card() {
    return LabCard.of("logit-probit", Chapter.LINEAR, "Logit and probit")
        .covers("P11", "P10", "A16", "A4", "L6", "L14")
        .about(
            """
            A score becomes a probability by the logistic function σ (Berkson, 1944) or by the \
            Gaussian cumulative distribution Φ (Bliss, 1935). Both are S-curves from 0 to 1 with ½ \
            at 0; Φ is steeper there and its tails are thinner.\
            """)
        .look(
            """
            Stretched by 1.7, Φ lies on σ within a hundredth. So the fitted probabilities are \
            nearly the same and the logistic weights about 1.6 to 1.8 times the others. The \
            logarithmic picture shows where they differ: far from the boundary, where σ is far \
            less surprised by a wrong label.\
            """)
        .parameters(SAMPLES, SLOPE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Tensor x = Matrices.vector(0, 1, 2, 3);
    Tensor y = Matrices.vector(0, 0, 1, 1);
    Tensor s = x.times(0.5).minus(1);
    notebook.numbers(
        "Φ(s)", Links.NORMAL.of(s), "P11", "0.1586552539", "0.3085375387", "0.5", "0.6914624613");
    double[] at = {0.5, -1};
    Surface probit = BinaryRegression.probit().surface(x.expand(1), y);
    Surface logit = BinaryRegression.logistic().surface(x.expand(1), y);
    notebook.number("probit: Σ loss", probit.value(at), "1.603793790", "P11");
    notebook.number("probit: ∂/∂w₀", probit.gradient(at)[1], "-0.5102845899", "P11");
    notebook.number("probit: ∂/∂w₁", probit.gradient(at)[0], "-2.614089989", "P11");
    notebook.number("logit: Σ loss", logit.value(at), "1.954562836", "P10");

    int count = settings.get(SAMPLES);
    Tensor places = settings.key().child("x").uniform(Shape.of(count), DType.F64).times(6).minus(3);
    Tensor draws = settings.key().child("y").uniform(Shape.of(count), DType.F64);
    Tensor labels =
        draws.lessThan(places.times(settings.get(SLOPE)).sigmoid()).to(DType.F64).evaluate();
    BinaryFit byLogit = BinaryRegression.logistic().fit(places.expand(1), labels);
    BinaryFit byProbit = BinaryRegression.probit().fit(places.expand(1), labels);
    notebook
        .table("Fits", "model", "w", "b", "standard error of w", "log-likelihood")
        .row(row("logit", byLogit))
        .row(row("probit", byProbit));
    notebook.number("w of logit / w of probit", weight(byLogit) / weight(byProbit));

    Chart curves =
        Chart.of("From score to probability")
            .axes("s", "p")
            .size(340, 300)
            .curve("σ(s)", -6, 6, Tensor::sigmoid)
            .curve("Φ(s)", -6, 6, Links.NORMAL::of)
            .curve("Φ(s/1.7)", -6, 6, t -> Links.NORMAL.of(t.dividedBy(1.7)));
    Chart surprise =
        Chart.of("Loss when the label is 1")
            .axes("s", "−log p")
            .size(340, 300)
            .curve("σ(s)", -6, 3, t -> t.negate().softplus())
            .curve("Φ(s)", -6, 3, LogitProbit::probitLoss);
    Chart fits =
        Chart.of("Fits to %d samples".formatted(count))
            .axes("x", "P(1|x)")
            .size(340, 300)
            .points("samples", places.toDoubles(), labels.toDoubles())
            .curve("logit", -3, 3, t -> byLogit.probability(t.expand(1)))
            .curve("probit", -3, 3, t -> byProbit.probability(t.expand(1)));
    notebook.figure(Panels.row("σ and Φ", curves, surprise, fits));
  }

  private static Tensor probitLoss(Tensor scores) {
    return new Probit().perSample(scores, scores.times(0).plus(1));
  }

  private static Object[] row(String name, BinaryFit fit) {
    return new Object[] {
      name, weight(fit), fit.plane().bias(), fit.weightErrors().get(0), fit.logLikelihood()
    };
  }

  private static double weight(BinaryFit fit) {
    return fit.plane().weights().get(0);
  }
}
