package dev.cajal.app.lab.depth;

import dev.cajal.Compiler;
import dev.cajal.Executable;
import dev.cajal.Gradient;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Figure;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.parameter.Trace;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.ArrayList;
import java.util.List;

/** A game whose only reward comes at its end is learned by playing it. */
public final class DelayedReward implements Lab {
  private static final int GAMES = 64;
  private static final Parameter<Integer> ROUNDS =
      Parameter.whole(
          "rounds", 150, 1, 300, "steps of learning, after %d games each".formatted(GAMES));
  private static final Parameter<Double> SLIP =
      Parameter.number("slip", 0.1, 0, 0.6, "chance that a move goes in a random direction");
  private static final Parameter<Double> RATE = Parameter.number("rate", 0.6, 0.01, 2, "step size");

  @Override
  public LabCard card() {
    return LabCard.of("delayed-reward", Chapter.DEPTH, "A game with a reward at its end")
        .covers("S4", "K8", "E25")
        .about(
            """
            A walker starts at the left end of a cliff and must reach the right end. To arrive is \
            worth +1, to fall or to walk more than 30 moves −1; no move by itself has a reward. A \
            network gives the probabilities of the four directions for each place.

            Every move of a game gets the credit of the game's end, less the average over games: \
            moves of games that went better become more probable, by the gradient of Σ credit · \
            log p(move) (policy gradient; Williams, 1992).\
            """)
        .look(
            """
            At first the walker strolls and nearly always loses. Then some game is won by chance, \
            its moves become more probable, more games are won, and a path forms. Arrows show the \
            most probable direction, the longer the surer.

            With a larger slip the path keeps away from the edge.\
            """)
        .parameters(ROUNDS, SLIP, RATE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Tensor places = Matrices.matrix(Cliff.features());
    Sequential network = Sequential.parse("dense(24) tanh dense(4)");
    Parameters parameters = Parameters.of(settings.seed(), DType.F64);
    Tensor scores = network.apply(places, Trace.prediction(parameters).scope());
    Executable policy = Compiler.compile(Compiler.inputs(), Compiler.outputs(scores.softmax(1)));
    Tensor credit = Tensor.input("credit", new TensorType(DType.F64, Shape.of(Cliff.CELLS, 4)));
    Tensor gain = credit.times(scores.logSoftmax(1)).sum();
    List<Variable> weights = parameters.trainable();
    Gradient slopes = Gradient.of(gain, weights);
    List<Compiler.Update> steps = new ArrayList<>();
    for (Variable w : weights) {
      steps.add(Compiler.updates(w, w.plus(slopes.of(w).times(settings.get(RATE)))));
    }
    Executable learn = Compiler.compile(Compiler.inputs(credit), Compiler.outputs(gain), steps);

    int rounds = settings.get(ROUNDS);
    double[] won = new double[rounds];
    List<Figure> maps = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      double[] probabilities = policy.run().toDoubles();
      if (round == 0 || round == rounds / 3 || round == rounds) {
        maps.add(map("after %d games".formatted(round * GAMES), probabilities));
      }
      if (round < rounds) {
        Shape draws = Shape.of(GAMES * Cliff.MOVES * 2);
        double[] chances =
            settings.key().child("round " + round).uniform(draws, DType.F64).toDoubles();
        Cliff.Credit played = Cliff.play(probabilities, chances, GAMES, settings.get(SLIP));
        won[round] = played.won();
        learn.run(Tensor.of(played.credit(), Shape.of(Cliff.CELLS, 4)));
      }
    }
    notebook.number("won at first", won[0]);
    notebook.number("won at last", won[rounds - 1]);
    notebook.figure(new Panels("What the walker does", 1, maps));
    notebook.figure(
        Chart.of("Share of games won")
            .axes("round of %d games".formatted(GAMES), "won")
            .yRange(0, 1)
            .steps("", won));
  }

  private static Figure map(String title, double[] probabilities) {
    Chart chart =
        Chart.of(title)
            .size(560, 230)
            .axes("", "")
            .xRange(-0.7, Cliff.WIDTH - 0.3)
            .yRange(-0.7, Cliff.HEIGHT - 0.3);
    for (int cell = 0; cell < Cliff.CELLS; cell++) {
      if (Cliff.isEnd(cell)) {
        continue;
      }
      int best = 0;
      for (int a = 1; a < 4; a++) {
        best = probabilities[4 * cell + a] > probabilities[4 * cell + best] ? a : best;
      }
      double half = 0.45 * probabilities[4 * cell + best];
      int x = cell % Cliff.WIDTH;
      int y = cell / Cliff.WIDTH;
      double dx = half * Cliff.DX[best];
      double dy = half * Cliff.DY[best];
      chart = chart.arrow("most probable move", x - dx, y - dy, x + dx, y + dy);
    }
    double[] edge = new double[Cliff.WIDTH - 2];
    for (int i = 0; i < edge.length; i++) {
      edge[i] = i + 1;
    }
    return chart
        .points("cliff", edge, new double[edge.length])
        .points("start", new double[] {0}, new double[] {0})
        .points("goal", new double[] {Cliff.WIDTH - 1}, new double[] {0});
  }
}
