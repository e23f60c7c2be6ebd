package dev.cajal.app.lab.generalisation;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Figure;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.layer.Layer;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.loss.BinaryCrossEntropy;
import dev.cajal.nn.optimizer.Adam;
import dev.cajal.nn.optimizer.MaxNorm;
import dev.cajal.nn.optimizer.Projection;
import dev.cajal.nn.train.EpochRecord;
import dev.cajal.nn.train.History;
import dev.cajal.nn.train.Network;
import dev.cajal.nn.train.Samples;
import dev.cajal.nn.train.Trainer;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/** One network trained plainly, with dropout, and with a bound on its weights. */
public final class DropoutAtWork implements Lab {
  private static final Parameter<Double> RATE =
      Parameter.number("rate", 0.4, 0, 0.9, "share of units that dropout leaves out");
  private static final Parameter<Double> LIMIT =
      Parameter.number("limit", 1.5, 0.1, 10, "largest norm of a unit's weights");

  @Override
  public LabCard card() {
    return LabCard.of("dropout-max-norm", Chapter.GENERALISATION, "Dropout and max norm")
        .covers("R4", "R5", "R9")
        .about(
            """
            A network of two hidden layers with 48 units learns 80 noisy points, which it could \
            know by heart. Dropout sets a share of the units to 0 in every step, each time others, \
            and divides the rest by 1 minus that share. Max norm scales the weights of a unit down \
            whenever their norm exceeds a limit c.\
            """)
        .look(
            """
            The plain network grows surer and surer of its training points; its loss on new points \
            falls, then climbs. Both remedies hold that back and leave a smoother boundary.\
            """)
        .parameters(RATE, LIMIT);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    double limit = settings.get(LIMIT);
    Tensor rows = Matrices.matrix(new double[] {1, -2}, new double[] {0.5, 0});
    Tensor projected = new MaxNorm(limit, 0).project(rows);
    notebook.numbers("row 1 projected", projected.at(0, 0), "R4", "0.6708203932", "-1.341640786");

    Samples training = Moons.draw(settings.key().child("training"), 40, 0.3);
    Samples test = Moons.draw(settings.key().child("test"), 500, 0.3);
    List<Figure> maps = new ArrayList<>();
    Chart losses =
        Chart.of("Loss on new points").axes("epoch", "mean cross-entropy").yRange(0, 1.5);
    String dropout = "dropout(%s)".formatted(settings.get(RATE));
    String plain = "dense(48) relu dense(48) relu dense(1)";
    String thinned = "dense(48) relu " + dropout + " dense(48) relu " + dropout + " dense(1)";
    for (String name : List.of("plain", "dropout", "max norm")) {
      Layer layers = Sequential.parse(name.equals("dropout") ? thinned : plain);
      Network network = Network.of(layers, Shape.of(2), settings.seed());
      Trainer.Builder trainer =
          Trainer.of(network, new BinaryCrossEntropy())
              .optimizer(new Adam(0.01))
              .epochs(150)
              .batchSize(80);
      if (name.equals("max norm")) {
        trainer.projection(Projection.maxNorm(limit));
      }
      History history = trainer.build().fit(training, test);
      EpochRecord last = history.last();
      notebook.number(name + ", training loss", last.training().get("loss"));
      notebook.number(name + ", loss on new points", last.validation().get("loss"));
      losses =
          losses.steps(
              name,
              history.epochs().stream().mapToDouble(e -> e.validation().get("loss")).toArray());
      maps.add(map(name, network, training));
    }
    notebook.figure(new Panels("What each has learned after 150 epochs", 3, maps));
    notebook.figure(losses);
  }

  private static Figure map(String name, Network network, Samples training) {
    Grid grid = Grid.of(-2, 3, -1.75, 2.25, 61, p -> network.predict(p.to(DType.F32)).sigmoid());
    return Chart.of(name)
        .axes("x₁", "x₂")
        .size(300, 260)
        .decision("ŷ", grid)
        .points("class 0", Moons.places(training, 0))
        .points("class 1", Moons.places(training, 1));
  }
}
