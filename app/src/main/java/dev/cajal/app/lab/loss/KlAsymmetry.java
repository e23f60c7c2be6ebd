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
import dev.cajal.nn.descent.Descent;
import dev.cajal.nn.descent.DescentPath;
import dev.cajal.nn.loss.KlDivergence;
import dev.cajal.nn.loss.Loss;
import dev.cajal.nn.optimizer.Adam;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** The divergence of two distributions depends on which is taken for the truth. */
public final class KlAsymmetry implements Lab {
  private static final Parameter<Double> APART =
      Parameter.number("apart", 6, 0, 10, "distance of the two bumps of the truth");
  private static final double LOW = -9;
  private static final double HIGH = 9;
  private static final int CELLS = 401;

  @Override
  public LabCard card() {
    return LabCard.of("kl-asymmetry", Chapter.LOSS, "Divergence has a direction")
        .covers("L13", "L7", "E8")
        .about(
            """
            KL(y‖ŷ) = Σ y log(y/ŷ) is what coding samples of y with a code made for ŷ costs \
            beyond the least. It is 0 only if they are equal, and it is not symmetric. For a \
            one-hot y it is cross-entropy, as its entropy is 0; turned round it is infinite.\
            """)
        .look(
            """
            Below, one bell is fitted to two bumps. KL(truth‖bell) is infinite where the bell has \
            nothing but the truth has: the best bell covers both bumps. KL(bell‖truth) is large \
            where the bell has what the truth lacks: the best bell sits on one bump. Bring the \
            bumps together and both agree.\
            """)
        .parameters(APART);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Tensor y = Matrices.matrix(new double[] {0.8, 0.2});
    Tensor even = Matrices.matrix(new double[] {0.5, 0.5});
    Loss divergence = new KlDivergence(true);
    notebook.number(
        "KL((.8, .2)‖(.5, .5))",
        divergence.perSample(even, y).toDoubles()[0],
        "0.1927447570",
        "L13");
    notebook.number(
        "KL((.5, .5)‖(.8, .2))",
        divergence.perSample(y, even).toDoubles()[0],
        "0.2231435513",
        "L13");
    Tensor oneHot = Matrices.matrix(new double[] {0, 1});
    Tensor guess = Matrices.matrix(new double[] {0.2, 0.8});
    notebook.number(
        "KL(one-hot‖(.2, .8))",
        divergence.perSample(guess, oneHot).toDoubles()[0],
        "0.2231435513",
        "L7");

    double[] places = new double[CELLS];
    Arrays.setAll(places, i -> LOW + (HIGH - LOW) * i / (CELLS - 1));
    Tensor x = Matrices.vector(places);
    double half = settings.get(APART) / 2;
    Tensor truth = logarithm(bell(x, -half, 0.8).exp().plus(bell(x, half, 0.8).exp()).log());
    // The bell is (centre, log width).
    UnaryOperator<Tensor> forward = q -> kl(truth, bell(x, q));
    UnaryOperator<Tensor> backward = q -> kl(bell(x, q), truth);
    DescentPath cover = Descent.path(forward, new double[] {1, 0.3}, new Adam(0.05), 300);
    DescentPath seek = Descent.path(backward, new double[] {1, 0.3}, new Adam(0.05), 300);
    var table = notebook.table("Best bell", "divergence", "centre", "width", "least value");
    table.row(
        "KL(truth‖bell)", cover.last().x(0), Math.exp(cover.last().x(1)), cover.last().value());
    table.row("KL(bell‖truth)", seek.last().x(0), Math.exp(seek.last().x(1)), seek.last().value());

    double step = (HIGH - LOW) / (CELLS - 1);
    notebook.figure(
        Chart.of("One bell for two bumps")
            .axes("x", "density")
            .size(620, 340)
            .line("truth", places, truth.exp().dividedBy(step).toDoubles())
            .line("least KL(truth‖bell)", places, density(x, cover, step))
            .line("least KL(bell‖truth)", places, density(x, seek, step)));
    Chart chart =
        Chart.of("Two outcomes: (p, 1 − p) against (½, ½)").axes("p", "divergence").size(620, 280);
    notebook.figure(
        chart
            .curve("KL((p, 1 − p)‖(½, ½))", 0.001, 0.999, KlAsymmetry::fromEven)
            .curve("KL((½, ½)‖(p, 1 − p))", 0.001, 0.999, KlAsymmetry::toEven));
  }

  private static double[] density(Tensor x, DescentPath path, double step) {
    Tensor place = Matrices.vector(path.last().positionArray());
    return bell(x, place).exp().dividedBy(step).toDoubles();
  }

  private static Tensor kl(Tensor logP, Tensor logQ) {
    return logP.exp().times(logP.minus(logQ)).sum();
  }

  private static Tensor bell(Tensor x, Tensor place) {
    Tensor z = x.minus(place.at(0, 0)).times(place.at(0, 1).negate().exp());
    return logarithm(z.square().times(-0.5));
  }

  private static Tensor bell(Tensor x, double centre, double width) {
    return x.minus(centre).dividedBy(width).square().times(-0.5);
  }

  /** Logarithms of shares that add up to 1. */
  private static Tensor logarithm(Tensor values) {
    return values.logSoftmax(0);
  }

  private static Tensor fromEven(Tensor p) {
    return new KlDivergence(true).perSample(pair(p.times(0).plus(0.5)), pair(p));
  }

  private static Tensor toEven(Tensor p) {
    return new KlDivergence(true).perSample(pair(p), pair(p.times(0).plus(0.5)));
  }

  private static Tensor pair(Tensor p) {
    return p.stack(1, List.of(p.subtractedFrom(1)));
  }
}
