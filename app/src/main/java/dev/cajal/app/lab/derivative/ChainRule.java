package dev.cajal.app.lab.derivative;

import dev.cajal.Gradient;
import dev.cajal.Jacobian;
import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.app.lab.Surfaces;
import dev.cajal.shape.Shape;

/** The chain rule for numbers, along a way, and for maps. */
public final class ChainRule implements Lab {
  private static final Parameter<Double> RADIUS =
      Parameter.number("radius", 0.8, 0, 1, "of the round way over the camel");

  @Override
  public LabCard card() {
    return LabCard.of("chain-rule", Chapter.DERIVATIVE, "The chain rule")
        .covers("V5", "V6", "V7", "V8", "V9")
        .about(
            """
            A function of a function: y = 3u² − 2u + 5 of u = 2x² − 1. Its slope is the product \
            of the two slopes, dy/dx = dy/du · du/dx = (6u − 2) · 4x = 48x³ − 32x.

            Along a way (x₁(t), x₂(t)) over a surface the slope is f₁x₁′ + f₂x₂′. For maps of \
            vectors the Jacobians are multiplied, outer times inner; the gradient of g(f(x)) is \
            g′(f) ∇f.\
            """)
        .look(
            """
            In the table the product of the two slopes is the slope of the whole. On the way over \
            the camel the height is level exactly where the way runs along a contour.\
            """)
        .parameters(RADIUS);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Tensor x = Tensor.of(new double[] {0, 1, 2, 0.5}, Shape.of(4));
    Tensor u = inner(x);
    Tensor du = Gradient.of(u.sum(), x).of(x);
    Tensor dy = Gradient.of(outer(u).sum(), u).of(u);
    Tensor whole = Gradient.of(outer(u).sum(), x).of(x);
    notebook.numbers("f", outer(u), "V9", "10", "6", "138", "6.75");
    notebook.numbers("f′", whole, "V9", "0", "16", "320", "-10");
    var table = notebook.table("Slope by slope", "x", "u", "du/dx", "dy/du", "product", "dy/dx");
    for (int i = 0; i < 4; i++) {
      double product = du.toDoubles()[i] * dy.toDoubles()[i];
      table.row(
          x.toDoubles()[i],
          u.toDoubles()[i],
          du.toDoubles()[i],
          dy.toDoubles()[i],
          product,
          whole.toDoubles()[i]);
    }

    Tensor place = Tensor.of(new double[] {0.3, -0.2}, Shape.of(2));
    Tensor between = swirl(place);
    Tensor product = Jacobian.of(swirl(between), between).matmul(Jacobian.of(between, place));
    Tensor direct = Jacobian.of(swirl(between), place);
    notebook.number(
        "largest |J(F∘H) − J(F)J(H)|", product.minus(direct).absolute().max().toDouble());
    Tensor height = Surfaces.camel(place);
    Tensor logarithm = height.exp().plus(1).log();
    Tensor rule = Gradient.of(height, place).of(place).times(height.sigmoid());
    Tensor slope = Gradient.of(logarithm, place).of(place);
    notebook.number(
        "largest |∇log(eᶠ + 1) − σ(f)∇f|", rule.minus(slope).absolute().max().toDouble());

    notebook.figure(
        Panels.row(
            "Inside, outside, and both",
            small("u = 2x² − 1", "x", "u").curve("u", -1, 1, ChainRule::inner),
            small("y = 3u² − 2u + 5", "u", "y").curve("y", -1, 1, ChainRule::outer),
            small("y of x, and its slope", "x", "")
                .curve("y", -1, 1, t -> outer(inner(t)))
                .curve("dy/dx", -1, 1, t -> t.square().times(48).minus(32).times(t))));
    notebook.figure(overTheCamel(settings.get(RADIUS)));
  }

  private static Panels overTheCamel(double radius) {
    int count = 201;
    double[] turn = new double[count];
    for (int i = 0; i < count; i++) {
      turn[i] = 2 * Math.PI * i / (count - 1);
    }
    Tensor t = Tensor.of(turn.clone(), Shape.of(count));
    Tensor way = Tensor.stack(1, t.cos(), t.sin()).times(radius);
    Tensor velocity = Tensor.stack(1, t.sin().negate(), t.cos()).times(radius);
    Tensor height = Surfaces.camel(way);
    Tensor slope = Gradient.of(height.sum(), way).of(way).times(velocity).sum(1);
    Grid camel = Grid.of(-1.2, 1.2, -1.2, 1.2, 81, Surfaces::camel);
    return Panels.row(
        "A round way over the camel",
        Chart.of("the way")
            .axes("x₁", "x₂")
            .equalAxes()
            .size(320, 320)
            .heat("f", camel)
            .contours(camel, -0.8, -0.4, 0, 0.4, 0.8, 1.4, 2, 2.6, 3.5, 5)
            .line("the way", way.at(1, 0).toDoubles(), way.at(1, 1).toDoubles()),
        Chart.of("height and slope along it")
            .axes("t", "")
            .size(400, 320)
            .line("u(t) = f(x₁(t), x₂(t))", turn, height.toDoubles())
            .line("u′ = f₁x₁′ + f₂x₂′", turn, slope.toDoubles())
            .horizontal(0));
  }

  private static Chart small(String title, String x, String y) {
    return Chart.of(title).axes(x, y).size(280, 240);
  }

  private static Tensor inner(Tensor x) {
    return x.square().times(2).minus(1);
  }

  private static Tensor outer(Tensor u) {
    return u.square().times(3).minus(u.times(2)).plus(5);
  }

  private static Tensor swirl(Tensor x) {
    return Tensor.stack(0, x.at(0, 0).sin().plus(x.at(0, 1)), x.at(0, 0).times(x.at(0, 1)).exp());
  }
}
