package dev.cajal.app.lab.neuron;

import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.NumberText;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.neuron.Hyperplane;

/** What the direction of w, the length of w and b each do to the line. */
public final class WeightBiasGeometry implements Lab {
  private static final double REACH = 5;
  private static final Parameter<Double> ANGLE =
      Parameter.number("angle", 45, 0, 360, "direction of the first w, in degrees");
  private static final Parameter<Double> LENGTH =
      Parameter.number("length", 1.4142135623730951, 0.2, 3, "length of w");
  private static final Parameter<Double> B = Parameter.number("b", -2, -6, 6, "bias of the first");

  @Override
  public LabCard card() {
    return LabCard.of("weight-bias-geometry", Chapter.NEURON, "Geometry of w and b")
        .covers("N2")
        .about(
            """
            A line w₁x₁ + w₂x₂ + b = 0 has a direction, a place and a scale. The direction of w \
            turns it, b moves it along w, and the length of w says how fast s grows on leaving it.\
            """)
        .look(
            """
            The line lies at the distance −b/‖w‖ from the origin, counted along w. Turning w \
            keeps that distance, so all lines of the first picture touch one circle. Growing b \
            pushes the line against w. A longer w with the same b draws it to the origin.\
            """)
        .parameters(ANGLE, LENGTH, B);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    double angle = settings.get(ANGLE);
    double length = settings.get(LENGTH);
    double b = settings.get(B);
    Hyperplane first = line(angle, length, b);
    notebook.number("distance of (0, 0)", first.distance(0, 0), "-1.414213562", "N2");
    notebook.number("distance of (5, 5)", first.distance(5, 5), "5.656854249", "N2");

    Chart turned = frame("w turns");
    Chart moved = frame("b grows");
    Chart scaled = frame("w grows");
    Notebook.Rows table =
        notebook.table("The lines", "what changes", "to", "w₁", "w₂", "b", "place along w");
    for (int i = 0; i < 4; i++) {
      double turn = angle + 30 * i;
      turned = with(turned, NumberText.of(turn, 3) + "°", line(turn, length, b));
      row(table, "direction of w", turn, line(turn, length, b));
    }
    for (int i = 0; i < 4; i++) {
      double shift = b + 2 * i;
      moved = with(moved, "b = " + NumberText.of(shift, 3), line(angle, length, shift));
      row(table, "b", shift, line(angle, length, shift));
    }
    for (int i = 0; i < 4; i++) {
      double longer = length * Math.pow(2, i - 1);
      scaled = with(scaled, "‖w‖ = " + NumberText.of(longer, 3), line(angle, longer, b));
      row(table, "length of w", longer, line(angle, longer, b));
    }
    notebook.figure(Panels.row("Each arrow is w, drawn from its line", turned, moved, scaled));
  }

  private static Chart frame(String title) {
    return Chart.of(title)
        .axes("x₁", "x₂")
        .equalAxes()
        .size(300, 300)
        .xRange(-REACH, REACH)
        .yRange(-REACH, REACH)
        .points("", new double[][] {{0, 0}});
  }

  private static Hyperplane line(double degrees, double length, double b) {
    double radians = Math.toRadians(degrees);
    return Hyperplane.of(new double[] {length * Math.cos(radians), length * Math.sin(radians)}, b);
  }

  private static Chart with(Chart chart, String name, Hyperplane line) {
    double[] foot = line.nearest(0, 0);
    double[] w = line.weightArray();
    double along = 3 * REACH / line.norm();
    double[] xs = {foot[0] - along * w[1], foot[0] + along * w[1]};
    double[] ys = {foot[1] + along * w[0], foot[1] - along * w[0]};
    return chart.line(name, xs, ys).arrow(name, foot[0], foot[1], foot[0] + w[0], foot[1] + w[1]);
  }

  private static void row(Notebook.Rows table, String what, double to, Hyperplane line) {
    double[] w = line.weightArray();
    table.row(what, to, w[0], w[1], line.bias(), -line.distance(0, 0));
  }
}
