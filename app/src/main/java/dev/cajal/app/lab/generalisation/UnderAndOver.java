package dev.cajal.app.lab.generalisation;

import dev.cajal.RandomKey;
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
import dev.cajal.nn.loss.SquaredError;
import dev.cajal.nn.optimizer.Adam;
import dev.cajal.nn.train.History;
import dev.cajal.nn.train.Network;
import dev.cajal.nn.train.Samples;
import dev.cajal.nn.train.Trainer;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/** Training in which too small, fitting and too large networks show themselves. */
public final class UnderAndOver implements Lab {
  private static final int TRAINING = 16;
  private static final double REACH = 12;
  private static final Parameter<Integer> UNITS =
      Parameter.whole("units", 60, 1, 200, "hidden units of each layer of the largest network");
  private static final Parameter<Integer> EPOCHS =
      Parameter.whole("epochs", 500, 50, 1000, "passes over the training points");

  @Override
  public LabCard card() {
    return LabCard.of("under-and-over-fitting", Chapter.GENERALISATION, "Under- and over-fitting")
        .covers("T3", "T4", "M9", "X7", "X11")
        .about(
            """
            Networks with 1, 4 and many hidden units learn 16 noisy points of one period of a sine. After each \
            epoch the loss is measured on the points that are learned and on 300 others.\
            """)
        .look(
            """
            Too small: both losses stay high, close together. Fitting: both come down. Too large: \
            the loss of training goes on falling below the noise, the other one turns and creeps up, \
            and the curve runs after single points. To stop where the second loss is lowest costs \
            nothing; that is early stopping.\
            """)
        .parameters(UNITS, EPOCHS);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Samples training = draw(settings.key().child("training"), TRAINING);
    Samples test = draw(settings.key().child("test"), 300);
    double[] x = training.get(Samples.INPUT).to(DType.F64).toDoubles();
    double[] y = training.get(Samples.TARGET).to(DType.F64).toDoubles();
    List<Figure> figures = new ArrayList<>();
    List<Figure> losses = new ArrayList<>();
    var table =
        notebook.table(
            "Mean squares",
            "network",
            "units",
            "training",
            "new points",
            "new points, lowest",
            "in epoch");
    int[] units = {1, 4, settings.get(UNITS)};
    String[] names = {"too small", "fitting", "large"};
    for (int i = 0; i < units.length; i++) {
      Network network =
          Network.of(
              Sequential.parse(
                  "dense(%d, initializer=normal(0, 0.6)) tanh dense(%d) tanh dense(1)"
                      .formatted(units[i], units[i])),
              Shape.of(1),
              settings.seed());
      History history =
          Trainer.of(network, new SquaredError())
              .optimizer(new Adam(0.01))
              .epochs(settings.get(EPOCHS))
              .batchSize(TRAINING)
              .build()
              .fit(training, test);
      double[] seen = losses(history, false);
      double[] fresh = losses(history, true);
      int best = 0;
      for (int k = 0; k < fresh.length; k++) {
        best = fresh[k] < fresh[best] ? k : best;
      }
      int last = fresh.length - 1;
      table.row(names[i], units[i], seen[last], fresh[last], fresh[best], best + 1);
      String title = "%s: %d + %d units".formatted(names[i], units[i], units[i]);
      figures.add(
          Chart.of(title)
              .axes("x", "y")
              .size(310, 240)
              .yRange(-2, 2)
              .points("training", x, y)
              .curve("network", -REACH, REACH, z -> at(network, z))
              .curve("truth", -REACH, REACH, z -> z.times(Math.PI / REACH).sin()));
      losses.add(
          Chart.of("its losses")
              .axes("epoch", "mean square")
              .size(310, 230)
              .logY()
              .yRange(0.003, 3)
              .steps("training", seen)
              .steps("new points", fresh)
              .vertical(best));
    }
    figures.addAll(losses);
    notebook.figure(new Panels("Three networks on the same points", 3, figures));
  }

  private static Tensor at(Network network, Tensor places) {
    return network.predict(places.to(DType.F32).expand(1)).to(DType.F64);
  }

  private static double[] losses(History history, boolean validation) {
    return history.epochs().stream()
        .mapToDouble(e -> (validation ? e.validation() : e.training()).get("loss"))
        .toArray();
  }

  private static Samples draw(RandomKey key, int count) {
    Tensor x = key.child("x").uniform(Shape.of(count, 1)).times(2 * REACH).minus(REACH).evaluate();
    Tensor noise = key.child("noise").normal(Shape.of(count, 1)).times(0.4);
    return Samples.of(x, x.times(Math.PI / REACH).sin().plus(noise));
  }
}
