package dev.cajal.nn.metric;

/**
 * Average precision Σ (Rₙ − Rₙ₋₁) Pₙ: the mean of the precision over the recalls that thresholds on
 * the score of the second class can reach, from the highest score down, equal scores at once. With
 * more than two classes it is the mean over each class against the rest. 0 where there is no sample
 * of the class. It keeps all scores until the end.
 */
public record AveragePrecision() implements Metric {
  @Override
  public String name() {
    return "average_precision";
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }

  @Override
  public Input input() {
    return Input.RANKING;
  }

  @Override
  public Accumulator start() {
    return new Ranking(AveragePrecision::of);
  }

  private static double of(Ranking.Order order) {
    int count = order.scores().length;
    double sum = 0;
    long right = 0;
    for (int from = 0; from < count; ) {
      int to = from;
      long before = right;
      while (to < count && order.scores()[to] == order.scores()[from]) {
        right += order.positive()[to] ? 1 : 0;
        to++;
      }
      sum += (double) (right - before) * right / to;
      from = to;
    }
    return order.positives() == 0 ? 0 : sum / order.positives();
  }
}
