package dev.cajal.app.lab.loss;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.figure.Palette;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.descent.Curvature;
import dev.cajal.nn.descent.Descent;
import dev.cajal.nn.descent.DescentPath;
import dev.cajal.nn.descent.Surface;
import dev.cajal.nn.descent.SurfacePoint;
import dev.cajal.nn.optimizer.Sgd;
import java.util.function.UnaryOperator;

/** The likelihood of labels over the two weights of a logistic model. */
public final class LikelihoodSurface implements Lab {
  private static final Parameter<String> LABELS =
      Parameter.choice("labels", "the labels of x = 0, 1, 2, 3", "0011", "0101", "1010", "0110");
  private static final Parameter<Double> RATE =
      Parameter.number("rate", 0.1, 0.01, 0.45, "step size of the descent over the sum");

  @Override
  public LabCard card() {
    return LabCard.of("likelihood-surface", Chapter.LOSS, "Likelihood and its logarithm")
        .covers("L14", "L6", "L9", "L15", "L17", "P10", "T10")
        .about(
            """
            A logistic model gives each label a probability; the likelihood of w₀ and w₁ is their \
            product Π pᵢ^yᵢ (1 − pᵢ)^(1 − yᵢ). Its logarithm turned upside down is the sum of \
            binary cross-entropies: the same best weights, but a bowl instead of a ridge in a \
            plain.\
            """)
        .look(
            """
            Left: the likelihood is flat nearly everywhere, so descent would stand still. Right: \
            minus its logarithm is convex, with a slope wherever it is not at its best. The labels \
            0011 can be separated: the valley runs on for ever and the weights grow without end. \
            0101 has a lowest point.\
            """)
        .parameters(LABELS, RATE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Tensor x = Matrices.vector(0, 1, 2, 3);
    Tensor y =
        Matrices.vector(settings.get(LABELS).chars().mapToDouble(digit -> digit - '0').toArray());
    UnaryOperator<Tensor> sum = w -> losses(w.expand(0), x, y).sum();
    Surface surface = Surface.of(sum, 2);
    double[] at = {-1, 0.5};
    Tensor scores = x.times(at[1]).plus(at[0]);
    notebook.numbers(
        "p", scores.sigmoid(), "P10", "0.2689414214", "0.3775406688", "0.5", "0.6224593312");
    notebook.number("Σ loss", surface.value(at), "1.954562836", "P10");
    notebook.number("likelihood", Math.exp(-surface.value(at)));
    notebook.number("∂/∂w₀ = Σ(p − y)", surface.gradient(at)[0], "-0.2310585786", "P10");
    notebook.number("∂/∂w₁ = Σx(p − y)", surface.gradient(at)[1], "-1.755081338", "P10");
    // The deck divides the gradient of the sum by N.
    SurfacePoint next = Descent.path(w -> sum.apply(w).dividedBy(4), at, new Sgd(0.1), 1).last();
    notebook.number("w₀ after a step", next.x(0), "-0.9942235355", "P10");
    notebook.number("w₁ after a step", next.x(1), "0.5438770334", "P10");
    Curvature steepest = Curvature.of(surface, 0, 0);
    double most = steepest.eigenvalues().getLast();
    notebook.number("largest curvature, at w = 0", most, "4.202562419", "T10");
    notebook.number("largest safe rate", steepest.stepBound(), "0.4759001296", "T10");

    DescentPath way = Descent.path(sum, at, new Sgd(settings.get(RATE)), 200);
    notebook.number("Σ loss after 200 steps", way.last().value());
    Grid bowl = Grid.of(-8, 8, -6, 6, 121, w -> losses(w, x, y).sum(1));
    Grid likelihood = Grid.of(-8, 8, -6, 6, 121, w -> losses(w, x, y).sum(1).negate().exp());
    double high = likelihood.high();
    notebook.figure(
        Panels.row(
            "Labels %s at x = 0, 1, 2, 3".formatted(settings.get(LABELS)),
            frame("Likelihood")
                .heat("L", likelihood, Palette.VALUES, 0, high)
                .contours(likelihood, 0.1 * high, 0.3 * high, 0.5 * high, 0.7 * high)
                .line("descent", way.coordinates(0), way.coordinates(1)),
            frame("−log of it: Σ cross-entropy")
                .heat("−log L", bowl)
                .contours(bowl, 1, 2, 3, 5, 8, 12, 18, 25, 35)
                .line("descent", way.coordinates(0), way.coordinates(1))));
    notebook.figure(
        Chart.of("The curve after 200 steps")
            .axes("x", "P(1|x)")
            .points("labels", x.toDoubles(), y.toDoubles())
            .curve("start", -1, 4, t -> t.times(at[1]).plus(at[0]).sigmoid())
            .curve("end", -1, 4, t -> t.times(way.last().x(1)).plus(way.last().x(0)).sigmoid()));
  }

  private static Chart frame(String title) {
    return Chart.of(title).axes("w₀", "w₁").size(400, 320).xRange(-8, 8).yRange(-6, 6);
  }

  /** The losses [places, N] of places [places, 2]. */
  private static Tensor losses(Tensor places, Tensor x, Tensor y) {
    Tensor s = places.at(1, 1).expand(1).times(x).plus(places.at(1, 0).expand(1));
    return s.softplus().minus(s.times(y));
  }
}
