package dev.cajal.app.lab.data;

import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.figure.Palette;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.Arrays;

/** Learning from a reward at the end: a game of matches. */
public final class WinLose implements Lab {
  private static final Parameter<Integer> GAMES =
      Parameter.whole("games", 4000, 100, 20000, "how many games are played");
  private static final Parameter<Double> CURIOSITY =
      Parameter.number("curiosity", 0.2, 0, 1, "share of moves that are drawn at random");
  private static final int MATCHES = 10;

  @Override
  public LabCard card() {
    return LabCard.of("win-lose", Chapter.DATA, "Win or lose: learning from a reward")
        .covers("S4", "S1", "K8")
        .about(
            """
            Ten matches lie on the table; two players take one, two or three in turn, and who \
            takes the last one wins. Nobody tells the learner which moves were good. At the end \
            of a game it gets +1 or −1, and every move it made in that game takes a share of that: \
            the value of a move is the mean reward of the games in which it was made.\
            """)
        .look(
            """
            The best play is to leave a multiple of 4. The opponent plays at random, so other \
            moves win too, but less often: row by row the yellowest cell is the best move. Without \
            curiosity the learner stays with the first thing that worked. Moves that were never made show 0.\
            """)
        .parameters(GAMES, CURIOSITY);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    int games = settings.get(GAMES);
    // For each game: MATCHES draws of the opponent, whether to explore, and what.
    double[] draws = settings.key().uniform(Shape.of(3 * MATCHES * games), DType.F64).toDoubles();
    double[][] sums = new double[MATCHES + 1][4];
    double[][] counts = new double[MATCHES + 1][4];
    double[] won = new double[games];
    for (int game = 0; game < games; game++) {
      int[] taken = new int[MATCHES + 1];
      int left = MATCHES;
      double reward = 0;
      for (int turn = 0; left > 0; turn++) {
        int at = 3 * (game * MATCHES + turn);
        boolean explores = draws[at + 1] < settings.get(CURIOSITY);
        int move = explores ? drawn(draws[at + 2], left) : best(sums[left], counts[left], left);
        taken[left] = move;
        left -= move;
        reward = 1;
        if (left > 0) {
          left -= drawn(draws[at], left);
          reward = -1;
        }
      }
      for (int n = 1; n <= MATCHES; n++) {
        sums[n][taken[n]] += reward;
        counts[n][taken[n]]++;
      }
      won[game] = reward;
    }

    var table = notebook.table("Best move found", "matches left", "takes", "leaves", "mean reward");
    int right = 0;
    for (int n : new int[] {5, 6, 7, 8, 10}) {
      int move = best(sums[n], counts[n], n);
      table.row(n, move, n - move, value(sums[n][move], counts[n][move]));
      right += n % 4 != 0 && (n - move) % 4 == 0 ? 1 : 0;
    }
    notebook.number("of 5, 6, 7, 10 matches: leaves a multiple of 4", right);
    notebook.number(
        "mean reward of the last tenth of the games", mean(won, games - games / 10, games));

    double[] values = new double[3 * MATCHES];
    for (int n = 1; n <= MATCHES; n++) {
      for (int move = 1; move <= 3; move++) {
        values[3 * (n - 1) + move - 1] =
            move <= n ? value(sums[n][move], counts[n][move]) : Double.NaN;
      }
    }
    double[] progress = new double[50];
    Arrays.setAll(progress, i -> mean(won, i * games / 50, (i + 1) * games / 50));
    double[] after = new double[50];
    Arrays.setAll(after, i -> (i + 1) * games / 50.0);
    notebook.figure(
        Panels.row(
            "Taking matches against a random player",
            Chart.of("Value of each move")
                .axes("matches taken", "matches left")
                .size(280, 340)
                .categories("1", "2", "3")
                .heat("mean reward", new Grid(0, 2, 1, MATCHES, 3, values), Palette.VALUES, -1, 1),
            Chart.of("Reward while learning")
                .axes("game", "mean reward")
                .size(480, 340)
                .yRange(-1, 1)
                .line("", after, progress)));
  }

  private static int drawn(double draw, int left) {
    return 1 + (int) (draw * Math.min(3, left));
  }

  /** The move with the best mean reward; one never tried counts as 0. */
  private static int best(double[] sums, double[] counts, int left) {
    int best = 1;
    for (int move = 2; move <= Math.min(3, left); move++) {
      best = value(sums[move], counts[move]) > value(sums[best], counts[best]) ? move : best;
    }
    return best;
  }

  private static double value(double sum, double count) {
    return count == 0 ? 0 : sum / count;
  }

  private static double mean(double[] rewards, int from, int to) {
    return Arrays.stream(rewards, from, to).average().orElse(0);
  }
}
