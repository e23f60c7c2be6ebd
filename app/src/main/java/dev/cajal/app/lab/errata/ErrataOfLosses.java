package dev.cajal.app.lab.errata;

import dev.cajal.Gradient;
import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.loss.MulticlassHinge;
import dev.cajal.nn.schedule.Step;
import dev.cajal.shape.Shape;

/** Slips about losses, logarithms and schedules, run beside what holds. */
public final class ErrataOfLosses implements Lab {
  @Override
  public LabCard card() {
    return LabCard.of("errata-losses", Chapter.ERRATA, "Losses, logarithms, schedules")
        .covers("E7", "E8", "E9", "E14", "E22", "E23", "E24", "E25", "E26", "E30", "E34", "E37")
        .about(
            """
            Where the lectures slip about losses, the printed form is run here beside the corrected \
            one. Derivatives are held against the engine's own.\
            """)
        .look(
            """
            A lost bracket, a lost sign, the wrong logarithm: each of these gives plausible numbers. \
            To compare with a difference quotient would have found most of them.\
            """);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Slips slips = new Slips(notebook);
    double natural = -Math.log(0.45);
    double binary = natural / Math.log(2);
    slips.row(
        "E7", "is the loss at p = 0.45, an error, at least 1? natural; base 2", natural, binary);
    notebook.number("−log 0.45", natural, "0.7985076962", "E7");
    notebook.number("−log₂ 0.45", binary, "1.152003093", "E7");
    notebook.figure(
        Chart.of("E7: which bounds the 0–1 loss?")
            .axes("p of the true class", "loss")
            .yRange(0, 3)
            .line("0–1 loss", new double[] {0.02, 0.5, 0.5, 1}, new double[] {1, 1, 0, 0})
            .curve("−log p", 0.02, 1, p -> p.log().negate())
            .curve("−log₂ p", 0.02, 1, p -> p.log().dividedBy(-Math.log(2))));
    double[] y = {0, 1};
    double[] guess = {0.3, 0.7};
    slips.row(
        "E8",
        "KL for y = (0, 1), ŷ = (0.3, 0.7): of ŷ from y; of y from ŷ",
        divergence(guess, y),
        divergence(y, guess));
    slips.row(
        "E9",
        "step decay at t = 5, r = ½, T = 10",
        0.1 * Math.pow(0.5, 0.5),
        0.1 * new Step(10, 0.5).factor(5, 100));
    notebook.number(
        "step decay without whole part", 0.1 * Math.pow(0.5, 0.5), "0.07071067812", "E9");
    notebook.figure(
        Chart.of("E9: the plateaus need the whole part")
            .axes("t", "η")
            .curve("as printed", 0, 40, t -> t.times(Math.log(0.5) / 10).exp().times(0.1))
            .curve(
                "corrected",
                0,
                40,
                t -> t.dividedBy(10).floor().times(Math.log(0.5)).exp().times(0.1)));
    Tensor zeros = Matrices.vector(0, 0);
    double logSum = zeros.exp().sum().log().toDouble();
    slips.row("E14", "L for W = 0, two classes, one sample", 0 - logSum, -(0 - logSum));
    notebook.number("L as printed", 0 - logSum, "-0.6931471806", "E14");

    Tensor p = Matrices.vector(0.1, 0.7, 0, 0.2);
    Tensor z = Matrices.vector(0, 1, 0, 0);
    Tensor right = binarySlope(p, z, 1);
    slips.row(
        "E22",
        "∂/∂p of the summed binary losses, p = (0.1, 0.7, 0, 0.2), class 2",
        binarySlope(p, z, -1),
        right);
    notebook.numbers("∂/∂p", right, "E22", "1.111111111", "-1.428571429", "1", "1.25");
    Tensor cat = Matrices.vector(3.2, 5.1, -1.7);
    Tensor shares = cat.softmax(0);
    Tensor first = Matrices.vector(1, 0, 0);
    slips.row(
        "E22",
        "the same through softmax, class cat",
        through(shares, binarySlope(shares, first, -1)),
        through(shares, binarySlope(shares, first, 1)));
    Tensor summed =
        first
            .times(shares.log())
            .plus(first.subtractedFrom(1).times(shares.subtractedFrom(1).log()))
            .sum()
            .negate();
    notebook.numbers(
        "∂/∂s by the engine",
        Gradient.of(summed, cat).of(cat),
        "L10",
        "-1.732769316",
        "1.737257080",
        "-0.004487764021");

    Tensor wx = Matrices.vector(1.3, -0.1, 2);
    Tensor b = Matrices.vector(0, 5, 0);
    slips.row(
        "E23",
        "hinge loss of 2W, if W has none: b as it was; b doubled",
        hinge(wx.times(2).plus(b)),
        hinge(wx.plus(b).times(2)));
    notebook.number("hinge loss of W", hinge(wx.plus(b)), "0", "E23");
    notebook.number("hinge loss of 2W, b", hinge(wx.times(2).plus(b)), "0.2", "E23");
    slips.row("E24", "−log 0.13", -Math.log10(0.13), -Math.log(0.13));
    notebook.number("−log₁₀ 0.13", -Math.log10(0.13), "0.8860566477", "E24");
    notebook.number("−log 0.13", -Math.log(0.13), "2.040220829", "E24");
    notebook.number("summed binary losses", summed.toDouble(), "4.074259706", "E24");
    notebook.number(
        "summed binary losses, base 10", summed.toDouble() / Math.log(10), "1.769428508", "E24");
    Tensor table =
        Matrices.matrix(
            new double[] {3.2, 5.1, -1.7},
            new double[] {1.3, 4.9, 2.0},
            new double[] {2.2, 2.5, -3.1});
    Tensor labels = Tensor.of(new int[] {0, 1, 2}, Shape.of(3));
    Tensor hinges = new MulticlassHinge().perSample(table, labels);
    slips.row(
        "E25",
        "total hinge loss of cat, car, frog: a sum; the mean meant",
        hinges.sum().toDouble(),
        hinges.mean().toDouble());
    Tensor kink = Matrices.vector(1, 2);
    slips.row(
        "E26",
        "slope of the hinge at its kink: quotients left and right; the engine's",
        new double[] {(hinge2(kink, -1e-6) - hinge2(kink, 0)) / -1e-6, hinge2(kink, 1e-6) / 1e-6},
        Gradient.of(hingeOf(kink, 1), kink).of(kink).toDoubles()[0]);
    double[] t = {1, 0, 1};
    double[] a = {0.3, 0.6, 0.9};
    Tensor half = Matrices.vector(a);
    Tensor loss = Matrices.vector(t).minus(half).square().mean().dividedBy(2);
    Tensor slope = Gradient.of(loss, half).of(half);
    slips.row(
        "E30",
        "∂/∂a of the half mean square",
        Matrices.vector(t).minus(half).mean().toDouble(),
        slope);
    notebook.numbers("∂/∂a", slope, "E30", "-0.2333333333", "0.2", "-0.03333333333");
    Tensor misses = Matrices.vector(1, 2, 4).square();
    slips.row(
        "E34",
        "loss of misses 1, 2, 4 in m = 3 outputs, N = 2 samples: k to N; k to m",
        misses.slice(0, 0, 2).sum().toDouble(),
        misses.sum().toDouble());
    Tensor elementwise =
        first.negate().dividedBy(shares).times(shares).times(shares.subtractedFrom(1));
    slips.row(
        "E37", "δ of softmax, class cat: Diag(h′); the Jacobian", elementwise, shares.minus(first));
    notebook.numbers("δ by Diag(h′)", elementwise, "E37", "-0.870017461", "0", "0");
  }

  private static double divergence(double[] from, double[] to) {
    double sum = 0;
    for (int i = 0; i < from.length; i++) {
      sum += from[i] == 0 ? 0 : from[i] * Math.log(from[i] / to[i]);
    }
    return sum;
  }

  /** −z/p for the class itself, ±1/(1 − p) for the others: the sign is the slip. */
  private static Tensor binarySlope(Tensor p, Tensor z, double sign) {
    Tensor others = z.subtractedFrom(1);
    Tensor own = z.greaterThan(0).where(p, p.filledLike(1));
    return z.negate()
        .dividedBy(own)
        .plus(others.times(sign).dividedBy(p.subtractedFrom(1).plus(z)));
  }

  /** J δ, with the Jacobian of softmax: p ⊙ (δ − ⟨p, δ⟩). */
  private static Tensor through(Tensor p, Tensor slope) {
    return p.times(slope.minus(p.times(slope).sum()));
  }

  private static double hinge(Tensor scores) {
    return hingeOf(scores, 1).toDouble();
  }

  private static double hinge2(Tensor scores, double more) {
    return hinge(scores.plus(Matrices.vector(more, 0)));
  }

  private static Tensor hingeOf(Tensor scores, int label) {
    Tensor target = Tensor.of(new int[] {label}, Shape.of(1));
    return new MulticlassHinge().perSample(scores.expand(0), target).sum();
  }
}
