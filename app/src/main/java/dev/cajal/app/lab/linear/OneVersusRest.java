package dev.cajal.app.lab.linear;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.figure.Palette;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Cloud;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.layer.Sigmoid;
import dev.cajal.nn.linear.BinaryRegression;
import dev.cajal.nn.linear.MultinomialRegression;
import dev.cajal.nn.neuron.DecisionCells;
import dev.cajal.nn.neuron.Hyperplane;
import dev.cajal.nn.neuron.NeuronLayer;
import dev.cajal.shape.DType;
import java.util.function.UnaryOperator;

/** A layer of sigmoid neurons, each for one class, beside softmax. */
public final class OneVersusRest implements Lab {
  private static final Parameter<Double> MIDDLE =
      Parameter.number(
          "middle", 1.5, 0, 4, "how far the third class is off the line of the others");
  private static final Parameter<Double> SPREAD =
      Parameter.number("spread", 0.8, 0.3, 1.5, "size of the clouds");

  @Override
  public LabCard card() {
    return LabCard.of("one-versus-rest", Chapter.LINEAR, "A layer of neurons for several classes")
        .covers("P6", "P7", "P10", "K3", "E10")
        .about(
            """
            K neurons side by side, s = xW + b, each with a sigmoid and trained to tell its class \
            from all others. Their outputs are no distribution: several may be near 1, or none. \
            Softmax ties them together and is trained as a whole.\
            """)
        .look(
            """
            The sum of the three sigmoids is far from 1 between the clouds. Put the third class \
            in the middle (middle = 0): no line tells it from the rest, so its neuron says about \
            a third everywhere, and it wins only where the two others are silent.\
            """)
        .parameters(MIDDLE, SPREAD);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    double[][] centres = {{-3, 0}, {3, 0}, {0, settings.get(MIDDLE)}};
    Cloud cloud = Cloud.normal(settings.key(), 40, settings.get(SPREAD), centres);
    Tensor x = cloud.points();
    Hyperplane[] planes = new Hyperplane[3];
    for (int k = 0; k < 3; k++) {
      Tensor own = cloud.labels().equalTo(k).to(DType.F64);
      planes[k] = BinaryRegression.logistic().withRidge(0.1).fit(x, own).plane();
    }
    NeuronLayer layer = NeuronLayer.of(new Sigmoid(1), planes);
    DecisionCells together =
        new MultinomialRegression(0.1, new MultinomialRegression().newton())
            .fit(x, cloud.labels(), 3)
            .cells();
    UnaryOperator<Tensor> single = p -> layer.scores(p).argmax(1).to(DType.F64);
    UnaryOperator<Tensor> joint = p -> together.cell(p).to(DType.F64);
    notebook.number("mistakes of the three neurons", wrong(single, cloud));
    notebook.number("mistakes of softmax", wrong(joint, cloud));
    Tensor sums = layer.apply(x).sum(1);
    notebook.number("least sum of the three outputs", sums.min(0).toDouble());
    notebook.number("largest sum of the three outputs", sums.max(0).toDouble());

    Grid sum = Grid.square(-5, 5, p -> layer.apply(p).sum(1));
    notebook.figure(
        Panels.row(
            "One against the rest, and all at once",
            cloud.on(frame("Three sigmoid neurons").regions(grid(single))),
            cloud.on(frame("Softmax").regions(grid(joint))),
            frame("Sum of the three sigmoids")
                .heat("Σ ŷ", sum, Palette.VALUES, 0, 2)
                .boundary(sum, 1)));
  }

  private static double wrong(UnaryOperator<Tensor> decide, Cloud cloud) {
    return decide.apply(cloud.points()).notEqualTo(cloud.labels()).to(DType.F64).sum().toDouble();
  }

  private static Grid grid(UnaryOperator<Tensor> decide) {
    return Grid.of(-5, 5, -5, 5, 161, decide);
  }

  private static Chart frame(String title) {
    return Chart.of(title).axes("x₁", "x₂").equalAxes().size(340, 340).xRange(-5, 5).yRange(-5, 5);
  }
}
