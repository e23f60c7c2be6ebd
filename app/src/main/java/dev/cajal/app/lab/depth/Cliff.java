package dev.cajal.app.lab.depth;

/** A walk along a cliff: start and goal at the ends of the lowest row, the cliff between them. */
final class Cliff {
  static final int WIDTH = 7;
  static final int HEIGHT = 4;
  static final int CELLS = WIDTH * HEIGHT;
  static final int MOVES = 30;
  static final int[] DX = {1, 0, -1, 0};
  static final int[] DY = {0, 1, 0, -1};

  private Cliff() {}

  /**
   * What games teach.
   *
   * @param credit for each cell and move, the mean over games
   * @param won the share of games won
   */
  record Credit(double[] credit, double won) {}

  /** Whether a game ends on a cell: the cliff or the goal. */
  static boolean isEnd(int cell) {
    return cell > 0 && cell < WIDTH;
  }

  /** What a network sees of each cell: which column and which row. */
  static double[][] features() {
    double[][] features = new double[CELLS][WIDTH + HEIGHT];
    for (int cell = 0; cell < CELLS; cell++) {
      features[cell][cell % WIDTH] = 1;
      features[cell][WIDTH + cell / WIDTH] = 1;
    }
    return features;
  }

  /**
   * Plays games with moves of these probabilities.
   *
   * @param probabilities four for each cell
   * @param chances numbers from 0 to 1, two for each move
   */
  static Credit play(double[] probabilities, double[] chances, int games, double slip) {
    int[][] visits = new int[games][4 * CELLS];
    double[] ends = new double[games];
    double sum = 0;
    int next = 0;
    for (int game = 0; game < games; game++) {
      int cell = 0;
      for (int move = 0; move < MOVES && !isEnd(cell); move++) {
        int chosen = chosen(probabilities, cell, chances[next++]);
        double luck = chances[next++];
        visits[game][4 * cell + chosen]++;
        int direction = luck < slip ? (int) (4 * luck / slip) : chosen;
        cell = moved(cell, direction);
      }
      ends[game] = cell == WIDTH - 1 ? 1 : -1;
      sum += ends[game];
    }
    double mean = sum / games;
    double[] credit = new double[4 * CELLS];
    for (int game = 0; game < games; game++) {
      for (int i = 0; i < credit.length; i++) {
        credit[i] += visits[game][i] * (ends[game] - mean) / games;
      }
    }
    return new Credit(credit, (mean + 1) / 2);
  }

  private static int chosen(double[] probabilities, int cell, double chance) {
    double sum = 0;
    for (int a = 0; a < 3; a++) {
      sum += probabilities[4 * cell + a];
      if (chance < sum) {
        return a;
      }
    }
    return 3;
  }

  /** One cell on, or on the spot at a wall. */
  private static int moved(int cell, int direction) {
    int x = Math.clamp(cell % WIDTH + DX[direction], 0, WIDTH - 1);
    int y = Math.clamp(cell / WIDTH + DY[direction], 0, HEIGHT - 1);
    return y * WIDTH + x;
  }
}
