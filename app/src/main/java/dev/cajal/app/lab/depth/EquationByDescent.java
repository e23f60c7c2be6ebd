package dev.cajal.app.lab.depth;

import dev.cajal.Gradient;
import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Figure;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.optimizer.Lbfgs;
import dev.cajal.nn.optimizer.Minimum;
import dev.cajal.nn.optimizer.ValueAndGradient;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.parameter.Trace;
import dev.cajal.shape.DType;
import java.util.ArrayList;
import java.util.List;

/** A differential equation is solved by making its residual small. */
public final class EquationByDescent implements Lab {
  private static final int PLACES = 40;
  private static final Parameter<Integer> UNITS =
      Parameter.whole("units", 12, 1, 40, "hidden units");
  private static final Parameter<Double> REACTION =
      Parameter.number("reaction", 3, 0, 20, "factor c of the term c u³");
  private static final Parameter<Integer> ITERATIONS =
      Parameter.whole("iterations", 150, 8, 400, "steps of the minimiser");

  @Override
  public LabCard card() {
    return LabCard.of("equation-by-descent", Chapter.DEPTH, "A differential equation by argmin")
        .covers("K7", "M10", "T9", "K1")
        .about(
            """
            Wanted is a function u with −u″ + c u³ = s and u(0) = u(1) = 0; the right side s is \
            chosen so that the solution is sin πx + ½ sin 3πx. Take u(x) = x(1 − x) N(x), N a \
            network, which is 0 at both ends. What is made small is T(u), the mean square of \
            −u″ + c u³ − s at 40 places. No solution is shown to it, only the equation.

            argmin over functions has become argmin over weights. u″ is the derivative of a \
            derivative by x, and the gradient by the weights is a third one.\
            """)
        .look(
            """
            T falls by many powers of ten and the largest error of u with it. In most uses only T \
            is known; the error is drawn here because the solution is known.

            The term c u³ makes the equation non-linear, and nothing in the method changes. With \
            units=1 the class is too poor: T stops falling.\
            """)
        .parameters(UNITS, REACTION, ITERATIONS);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Sequential network = Sequential.parse("dense(%d) tanh dense(1)".formatted(settings.get(UNITS)));
    Parameters parameters = Parameters.of(settings.seed(), DType.F64);
    Tensor x = Tensor.iota(PLACES).to(DType.F64).plus(0.5).dividedBy(PLACES).expand(1).evaluate();
    double c = settings.get(REACTION);
    Tensor residual = residual(network, parameters, x, c);
    ValueAndGradient functional =
        ValueAndGradient.of(residual.square().mean(), parameters.trainable());

    int iterations = settings.get(ITERATIONS);
    List<Figure> stages = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    int done = 0;
    for (int stop : new int[] {0, iterations / 8, iterations}) {
      Minimum minimum = new Lbfgs(20, stop - done, 0, 0).minimize(functional);
      values.addAll(minimum.values());
      done = stop;
      Tensor u = solution(network, parameters, places());
      notebook.number("T after %d iterations".formatted(stop), values.getLast());
      notebook.number(
          "largest error after %d iterations".formatted(stop),
          u.minus(truth(places())).absolute().max().toDouble());
      stages.add(
          Chart.of("after %d iterations".formatted(stop))
              .axes("x", "u")
              .size(310, 250)
              .yRange(-0.4, 1.2)
              .curve("solution", 0, 1, z -> truth(z.expand(1)))
              .curve("network", 0, 1, z -> solution(network, parameters, z.expand(1))));
    }
    notebook.figure(new Panels("The equation draws its solution", 3, stages));
    notebook.figure(
        Chart.of("T, the mean square of the residual")
            .axes("iteration", "T")
            .logY()
            .steps("", values.stream().mapToDouble(v -> v).toArray()));
  }

  private static Tensor places() {
    return Tensor.iota(201).to(DType.F64).dividedBy(200).expand(1);
  }

  /** x(1 − x) N(x) at places [N, 1]. */
  private static Tensor solution(Sequential network, Parameters parameters, Tensor x) {
    Tensor free = network.apply(x, Trace.prediction(parameters).scope());
    return x.times(x.subtractedFrom(1)).times(free);
  }

  /** −u″ + c u³ − s. */
  private static Tensor residual(Sequential network, Parameters parameters, Tensor x, double c) {
    Tensor u = solution(network, parameters, x);
    Tensor slope = Gradient.of(u.sum(), x).of(x);
    Tensor bend = Gradient.of(slope.sum(), x).of(x);
    Tensor known = truth(x);
    // −sin″ is the square of the frequency times the sine.
    Tensor source = wave(x, 1).plus(wave(x, 3).times(4.5)).times(Math.PI * Math.PI);
    Tensor cube = u.square().times(u).minus(known.square().times(known));
    return cube.times(c).minus(bend).minus(source);
  }

  private static Tensor truth(Tensor x) {
    return wave(x, 1).plus(wave(x, 3).times(0.5));
  }

  private static Tensor wave(Tensor x, int frequency) {
    return x.times(frequency * Math.PI).sin();
  }
}
