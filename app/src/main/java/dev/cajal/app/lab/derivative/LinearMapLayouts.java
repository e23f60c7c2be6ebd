package dev.cajal.app.lab.derivative;

import dev.cajal.Gradient;
import dev.cajal.Jacobian;
import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.neuron.DerivativeLayout;
import dev.cajal.shape.Shape;

/** A linear map, its derivatives in both layouts, and the way back. */
public final class LinearMapLayouts implements Lab {
  private static final Parameter<Double> X1 =
      Parameter.number("x1", 1, -2, 2, "the input's first number");
  private static final Parameter<Double> X2 =
      Parameter.number("x2", 0.5, -2, 2, "the input's second number");

  @Override
  public LabCard card() {
    return LabCard.of("linear-map-layouts", Chapter.DERIVATIVE, "Derivatives of a linear map")
        .covers("V10", "V11", "C6", "E38")
        .about(
            """
            s = Wx + b. In numerator layout ∂s/∂x is W: a row for each output. In denominator \
            layout it is Wᵀ: a row for each input. They hold the same numbers, and one must not be \
            taken for the other.

            Of a loss L that depends on s, with δ = ∂L/∂s: ∂L/∂x = Wᵀδ, ∂L/∂b = δ, and ∂L/∂W = δxᵀ, \
            of the shape of W. The elementwise product is (1, 3) ⊙ (4, 7) = (4, 21).\
            """)
        .look(
            """
            W takes x forward, Wᵀ takes δ back. The two pictures agree in one number: δ·(Wx) = \
            (Wᵀδ)·x.\
            """)
        .parameters(X1, X2);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Tensor product = vector(1, 3).times(vector(4, 7));
    notebook.numbers("(1, 3) ⊙ (4, 7)", product, "V10", "4", "21");

    Tensor w = Tensor.of(new double[] {1, -1, 0.5, 2}, Shape.of(2, 2));
    Tensor x = vector(settings.get(X1), settings.get(X2));
    Tensor b = vector(0.3, -0.3);
    Tensor s = w.times(x).sum(1).plus(b);
    Tensor delta = vector(0.5, 1);
    Gradient slopes = Gradient.of(s.times(delta).sum(), w, x, b);
    Tensor numerator = Jacobian.of(s, x);
    Tensor denominator = DerivativeLayout.NUMERATOR.to(DerivativeLayout.DENOMINATOR, numerator);

    var table = notebook.table("What the engine finds, row by row", "what", "shape", "numbers");
    row(table, "∂s/∂x, numerator layout = W", numerator);
    row(table, "∂s/∂x, denominator layout = Wᵀ", denominator);
    row(table, "∂s/∂b = I", Jacobian.of(s, b));
    row(table, "∂s₁/∂W, x in row 1", Jacobian.of(s, w).at(0, 0));
    row(table, "∂s₂/∂W, x in row 2", Jacobian.of(s, w).at(0, 1));
    row(table, "∂L/∂x = Wᵀδ", slopes.of(x));
    row(table, "∂L/∂b = δ", slopes.of(b));
    row(table, "∂L/∂W = δxᵀ", slopes.of(w));

    Tensor outer = delta.expand(1).times(x.expand(0));
    notebook.number("largest |∂L/∂W − δxᵀ|", largest(slopes.of(w).minus(outer)));
    notebook.number("δ · (Wx)", delta.times(w.times(x).sum(1)).sum().toDouble());
    notebook.number("(Wᵀδ) · x", slopes.of(x).times(x).sum().toDouble());
    notebook.figure(
        Panels.row(
            "Forward by W, back by its transpose",
            plane("forward", "x", x, "Wx", w.times(x).sum(1)),
            plane("back", "δ", delta, "Wᵀδ", slopes.of(x))));
  }

  private static Chart plane(String title, String from, Tensor a, String to, Tensor b) {
    double[] p = a.toDoubles();
    double[] q = b.toDoubles();
    double reach = Math.max(1, 1.2 * Math.max(largest(a), largest(b)));
    return Chart.of(title)
        .axes("first number", "second number")
        .equalAxes()
        .size(320, 320)
        .xRange(-reach, reach)
        .yRange(-reach, reach)
        .horizontal(0)
        .vertical(0)
        .arrow(from, 0, 0, p[0], p[1])
        .arrow(to, 0, 0, q[0], q[1]);
  }

  private static void row(Notebook.Rows table, String what, Tensor value) {
    table.row(what, value.shape(), value.toString().replaceAll("\\s+", " "));
  }

  private static double largest(Tensor difference) {
    return difference.absolute().max().toDouble();
  }

  private static Tensor vector(double... numbers) {
    return Tensor.of(numbers.clone(), Shape.of(numbers.length));
  }
}
