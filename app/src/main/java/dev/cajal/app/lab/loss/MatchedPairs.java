package dev.cajal.app.lab.loss;

import dev.cajal.Gradient;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.descent.Descent;
import dev.cajal.nn.descent.DescentPath;
import dev.cajal.nn.loss.BinaryCrossEntropy;
import dev.cajal.nn.loss.SquaredError;
import dev.cajal.nn.optimizer.Sgd;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Why each output has its own loss. */
public final class MatchedPairs implements Lab {
  private static final Parameter<Double> START =
      Parameter.number("start", -5, -8, 2, "the score from which the descent starts");
  private static final Parameter<Double> RATE =
      Parameter.number("rate", 0.5, 0.05, 0.9, "step size of the descent");

  @Override
  public LabCard card() {
    return LabCard.of("matched-pairs", Chapter.LOSS, "Output and loss that match")
        .covers("L20", "L6", "L1", "K1", "K2", "K3")
        .about(
            """
            Identity with the square, sigmoid with binary cross-entropy, softmax with categorical \
            cross-entropy: in these pairs the derivative by the score is prediction minus target \
            (twice that for the plain square). Sigmoid with the square is not such a pair: its \
            derivative has the factor σ(1 − σ).\
            """)
        .look(
            """
            The label is 1. Far to the left the prediction is as wrong as can be; cross-entropy \
            pulls with full force, the square behind the sigmoid hardly at all. The descent shows \
            it: one comes at once, the other sleeps on the plateau.\
            """)
        .parameters(START, RATE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Map<String, UnaryOperator<Tensor>> pairs = new LinkedHashMap<>();
    pairs.put("identity, square", s -> s.minus(1).square());
    pairs.put("sigmoid, cross-entropy", s -> new BinaryCrossEntropy().perSample(s, one(s)));
    pairs.put("sigmoid, square", s -> new SquaredError().perSample(s.sigmoid(), one(s)));
    Chart losses = Chart.of("Loss").axes("score s", "loss").size(330, 300).yRange(0, 6);
    Chart slopes = Chart.of("Slope").axes("score s", "∂loss/∂s").size(330, 300).yRange(-2, 1);
    Chart ways = Chart.of("Descent").axes("step", "score s").size(330, 300);
    double start = settings.get(START);
    for (Map.Entry<String, UnaryOperator<Tensor>> pair : pairs.entrySet()) {
      UnaryOperator<Tensor> loss = pair.getValue();
      losses = losses.curve(pair.getKey(), -8, 8, loss);
      slopes = slopes.curve(pair.getKey(), -8, 8, s -> slope(loss, s));
      DescentPath way =
          Descent.path(
              s -> loss.apply(s).sum(), new double[] {start}, new Sgd(settings.get(RATE)), 60);
      ways = ways.steps(pair.getKey(), way.coordinates(0));
      notebook.number("slope at the start: " + pair.getKey(), way.first().gradient().get(0));
      notebook.number("score after 60 steps: " + pair.getKey(), way.last().x(0));
    }
    Tensor scores = Matrices.vector(-1, -0.5, 0, 0.5);
    Tensor labels = Matrices.vector(0, 0, 1, 1);
    Variable s = Variable.of("s", scores);
    Tensor slope = Gradient.of(new BinaryCrossEntropy().perSample(s, labels).sum(), s).of(s);
    Tensor difference = scores.sigmoid().minus(labels);
    notebook.number(
        "largest |∂loss/∂s − (p − y)|", slope.minus(difference).absolute().max(0).toDouble());
    notebook.figure(Panels.row("Label 1", losses, slopes, ways));
  }

  private static Tensor one(Tensor s) {
    return s.times(0).plus(1);
  }

  private static Tensor slope(UnaryOperator<Tensor> loss, Tensor at) {
    Variable s = Variable.of("s", at.evaluate());
    return Gradient.of(loss.apply(s).sum(), s).of(s);
  }
}
