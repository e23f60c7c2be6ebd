package dev.cajal.app.lab.network;

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
import dev.cajal.nn.layer.ActivationFunction;
import dev.cajal.nn.layer.Layer;
import dev.cajal.nn.layer.Layers;
import dev.cajal.nn.layer.PRelu;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.parameter.Trace;
import dev.cajal.nn.registry.Definition;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Every activation of the library with its derivative. */
public final class ActivationGallery implements Lab {
  /** Id, name, then f and f′ at −1, f and f′ at 2. */
  private static final String CATALOGUE =
      """
      A1 identity -1 1 2 1
      A2 heaviside 0 0 1 0
      A3 sign -1 0 1 0
      A4 sigmoid 0.2689414214 0.1966119332 0.8807970780 0.1049935854
      A5 sigmoid(10) 4.539786870e-5 4.539580774e-4 0.9999999979 2.06115e-8
      A6 tanh -0.7615941560 0.4199743416 0.9640275801 0.07065082485
      A7 relu 0 0 2 1
      A8 softplus 0.3132616875 0.2689414214 2.126928011 0.8807970780
      A9 leaky_relu(0.01) -0.01 0.01 2 1
      A10 prelu(0.25) -0.25 0.25 2 1
      A11 elu(1) -0.6321205588 0.3678794412 2 1
      A12 celu(0.5) -0.4323323584 0.1353352832 2 1
      A13 silu -0.2689414214 0.07232948813 1.761594156 1.090784249
      A14 swish(1.5) -0.1824255238 -0.04129415430 1.905148254 1.088104106
      A15 gelu -0.1586552539 -0.08331547059 1.954499736 1.085231801
      A15b gelu_tanh -0.1588080094 -0.08296408385 1.954597694 1.086099257
      A16 gaussian_cdf 0.1586552539 0.2419707245 0.9772498681 0.05399096651
      """;

  /** These look at several numbers at once, so they have no curve. */
  private static final Set<String> TOGETHER = Set.of("softmax", "log_softmax");

  private static final double H = 1e-5;
  private static final Parameter<Double> REACH =
      Parameter.number("reach", 4, 0.5, 50, "the curves go from −reach to reach");

  @Override
  public LabCard card() {
    return LabCard.of("activation-gallery", Chapter.NETWORK, "All activations")
        .covers(
            "A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "A10", "A11", "A12", "A13", "A14",
            "A15", "A15b", "A16", "A18", "A19", "C5", "C9", "E17")
        .about(
            """
            Every activation that the library knows by name, with its derivative. Activations work \
            on each unit by itself; softmax does not, and has a lab of its own.\
            """)
        .look(
            """
            Where f′ is 0 nothing is learned: everywhere for the steps, on the left for ReLU, on \
            both sides for σ and tanh (set reach=20). The derivative of σ is never above ¼. The \
            leaky, exponential and smooth forms keep a slope on the left.\
            """)
        .parameters(REACH);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    double reach = settings.get(REACH);
    Tensor places = Tensor.of(new double[] {-1, 2}, Shape.of(2));
    Notebook.Rows check =
        notebook.table("f′ against central differences", "activation", "largest difference");
    CATALOGUE.lines().forEach(line -> compare(line.split(" ", -1), places, notebook, check));
    notebook.number("tanh(a/2), a = 1", Math.tanh(0.5), "0.4621171573", "A18");
    Tensor one = Tensor.of(new double[] {1}, Shape.of(1));
    notebook.number(
        "2σ(a) − 1, a = 1", one.sigmoid().times(2).minus(1).toDouble(), "0.4621171573", "A18");

    List<Figure> charts = new ArrayList<>();
    for (Definition<? extends Layer> definition : Layers.registry().definitions()) {
      String name = definition.name();
      if (isActivation(name)) {
        UnaryOperator<Tensor> f = function(Layers.registry().parse(name));
        charts.add(
            Chart.of(name)
                .axes("z", "")
                .size(230, 190)
                .curve("f", -reach, reach, f)
                .curve("f′", -reach, reach, z -> slope(f, z)));
      }
    }
    notebook.figure(new Panels("f and f′ with their usual settings", 4, charts));
  }

  static boolean isActivation(String name) {
    boolean plain =
        Layers.registry().definitions().stream()
            .filter(d -> d.name().equals(name))
            .allMatch(d -> d.settings().stream().allMatch(s -> s.defaultValue().isPresent()));
    if (!plain || TOGETHER.contains(name)) {
      return false;
    }
    Layer layer = Layers.registry().parse(name);
    return layer instanceof ActivationFunction || layer instanceof PRelu;
  }

  private static UnaryOperator<Tensor> function(Layer layer) {
    return z -> layer.apply(z, Trace.prediction(Parameters.of(0, DType.F64)).scope());
  }

  private static Tensor slope(UnaryOperator<Tensor> f, Tensor z) {
    return Gradient.of(f.apply(z).sum(), z).of(z);
  }

  private static void compare(
      String[] entry, Tensor places, Notebook notebook, Notebook.Rows check) {
    UnaryOperator<Tensor> f = function(Layers.registry().parse(entry[1]));
    double[] values = f.apply(places).toDoubles();
    double[] slopes = slope(f, places).toDoubles();
    double[] rises = f.apply(places.plus(H)).minus(f.apply(places.minus(H))).toDoubles();
    double worst = 0;
    for (int i = 0; i < 2; i++) {
      String at = i == 0 ? "(−1)" : "(2)";
      notebook.number(entry[1] + " f" + at, values[i], entry[2 + 2 * i], entry[0]);
      notebook.number(entry[1] + " f′" + at, slopes[i], entry[3 + 2 * i], entry[0]);
      worst = Math.max(worst, Math.abs(slopes[i] - rises[i] / (2 * H)));
    }
    check.row(entry[1], worst);
  }
}
