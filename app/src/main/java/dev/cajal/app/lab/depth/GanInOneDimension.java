package dev.cajal.app.lab.depth;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.ComputationGraph;
import dev.cajal.app.figure.Figure;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.layer.Layer;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.optimizer.Adam;
import dev.cajal.nn.optimizer.OptimizerGroup;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.parameter.Scope;
import dev.cajal.nn.parameter.Selection;
import dev.cajal.nn.parameter.Trace;
import dev.cajal.nn.train.Outcome;
import dev.cajal.nn.train.Samples;
import dev.cajal.nn.train.Trainer;
import dev.cajal.nn.train.TrainingEvent;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A generator learns to draw numbers that a critic cannot tell from true ones. */
public final class GanInOneDimension implements Lab {
  private static final int COUNT = 2048;
  private static final int BATCH = 256;
  private static final int BINS = 48;
  private static final double LOW = -6;
  private static final double BIN = -2 * LOW / BINS;
  private static final Parameter<Double> GAP =
      Parameter.number("gap", 2, 0, 4, "half the distance between the two humps of the true law");
  private static final Parameter<Integer> EPOCHS =
      Parameter.whole("epochs", 80, 8, 200, "passes over the true numbers");
  private static final Layer GENERATOR = Sequential.parse("dense(16) tanh dense(16) tanh dense(1)");
  private static final Layer CRITIC = Sequential.parse("dense(24) tanh dense(24) tanh dense(1)");

  @Override
  public LabCard card() {
    return LabCard.of("gan", Chapter.DEPTH, "Noise becomes a law")
        .covers("K6", "T9", "S2")
        .about(
            """
            The generator turns a number of noise into a fake; the critic gives the probability \
            that a number is true. The critic learns by cross-entropy on true and fake numbers, the \
            generator learns to make the critic say "true". Nobody writes down the law of the true \
            numbers, here two humps; the critic finds out where the fakes differ.\
            """)
        .look(
            """
            The fakes begin as one heap and drift to where the critic says "true". At the end the \
            critic is near ½ wherever numbers occur: it cannot tell. The generator is then a \
            rising or falling curve, steep where the true law has a gap.

            The two chase each other, so there is no minimum to come to rest in: other seeds end \
            better or worse.\
            """)
        .parameters(GAP, EPOCHS);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Tensor coin = settings.key().child("side").bernoulli(0.5, Shape.of(COUNT, 1)).to(DType.F32);
    Tensor spread = settings.key().child("spread").normal(Shape.of(COUNT, 1)).times(0.5);
    Tensor truth = coin.times(2).minus(1).times(settings.get(GAP)).plus(spread).evaluate();
    Parameters parameters = Parameters.of(settings.seed());
    int epochs = settings.get(EPOCHS);
    List<Figure> stages = new ArrayList<>();
    var table = notebook.table("How far the fakes are from the truth", "epoch", "mean distance");
    table.row(0, stage(0, parameters, truth, settings, stages));
    Trainer.of(parameters, (scope, batch) -> objective(scope, batch.get(Samples.INPUT)))
        .optimizer(group("generator", 0.003))
        .optimizer(group("critic", 0.01))
        .epochs(epochs)
        .batchSize(BATCH)
        .listener(
            event -> {
              if (event instanceof TrainingEvent.EpochEnd end) {
                int epoch = end.epoch().epoch();
                if (epoch == epochs / 8 || epoch == epochs / 2 || epoch == epochs) {
                  table.row(epoch, stage(epoch, parameters, truth, settings, stages));
                }
              }
            })
        .build()
        .fit(Samples.of(truth, truth));
    notebook.figure(
        ComputationGraph.of("Who learns from whom")
            .node("z", "noise z", "N(0, 1)", "")
            .node("g", "generator G", "fake G(z)", "makes V large", "z")
            .node("x", "true numbers", "x", "")
            .node("d", "critic D", "score", "makes V small", "g", "x")
            .node("v", "V: cross-entropy", "true or fake?", "", "d"));
    notebook.figure(new Panels("True and fake numbers", 2, stages));
    Scope scope = Trace.prediction(parameters).scope();
    notebook.figure(
        Chart.of("What the generator makes of noise")
            .axes("noise z", "G(z)")
            .curve(
                "",
                -3,
                3,
                z ->
                    GENERATOR
                        .applyAs("generator", z.to(DType.F32).expand(1), scope)
                        .to(DType.F64)));
  }

  /** Draws the densities and what the critic says; gives the mean distance of sorted numbers. */
  private static double stage(
      int epoch, Parameters parameters, Tensor truth, Settings settings, List<Figure> stages) {
    Scope scope = Trace.prediction(parameters).scope();
    Tensor noise = settings.key().child("judged").normal(truth.shape());
    double[] fakes = GENERATOR.applyAs("generator", noise, scope).to(DType.F64).toDoubles();
    double[] truths = truth.to(DType.F64).toDoubles();
    Arrays.sort(fakes);
    Arrays.sort(truths);
    double distance = 0;
    for (int i = 0; i < COUNT; i++) {
      distance += Math.abs(fakes[i] - truths[i]) / COUNT;
    }
    double[] places = new double[BINS];
    Arrays.setAll(places, i -> LOW + (i + 0.5) * BIN);
    stages.add(
        Chart.of("after %d epochs".formatted(epoch))
            .axes("x", "density; probability")
            .size(400, 250)
            .xRange(LOW, -LOW)
            .yRange(0, 1)
            .line("true", places, density(truths))
            .line("fake", places, density(fakes))
            .curve(
                "critic says true",
                LOW,
                -LOW,
                x ->
                    CRITIC
                        .applyAs("critic", x.to(DType.F32).expand(1), scope)
                        .sigmoid()
                        .to(DType.F64)));
    return distance;
  }

  private static double[] density(double[] numbers) {
    double[] density = new double[BINS];
    for (double number : numbers) {
      int bin = (int) Math.floor((number - LOW) / BIN);
      if (bin >= 0 && bin < BINS) {
        density[bin] += 1 / (BIN * numbers.length);
      }
    }
    return density;
  }

  /** One loss for both: the critic makes it small, the generator gets its slope turned around. */
  private static Outcome objective(Scope scope, Tensor truth) {
    Tensor noise = scope.random("noise").normal(truth.shape());
    Tensor fake = GENERATOR.applyAs("generator", noise, scope);
    Tensor turned = fake.stopGradient().times(2).minus(fake);
    Tensor score = CRITIC.applyAs("critic", Tensor.concatenate(0, truth, turned), scope);
    int rows = truth.shape().dim(0);
    Tensor onTrue = score.slice(0, 0, rows).negate().softplus().mean();
    Tensor onFake = score.slice(0, rows, 2 * rows).softplus().mean();
    return Outcome.of(onTrue.plus(onFake));
  }

  private static OptimizerGroup group(String name, double rate) {
    return OptimizerGroup.of(new Adam(rate, 0.5, 0.999, 1e-8))
        .named(name)
        .with(Selection.of(name + ".**"));
  }
}
