package dev.cajal.nn.metric;

/**
 * The area under the receiver operating characteristic: the probability that a sample of the second
 * class has a higher score than one of the first, equal scores counting half. With more than two
 * classes it is the mean over each class against the rest. NaN where a class does not occur, or
 * nothing else does. It keeps all scores until the end.
 */
public record RocAuc() implements Metric {
  @Override
  public String name() {
    return "roc_auc";
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
    return new Ranking(RocAuc::of);
  }

  private static double of(Ranking.Order order) {
    // Ranks in ascending order, equal scores sharing their mean rank: Mann and Whitney, 1947.
    int count = order.scores().length;
    long positives = order.positives();
    long negatives = count - positives;
    double rankSum = 0;
    for (int from = 0; from < count; ) {
      int to = from;
      int here = 0;
      while (to < count && order.scores()[to] == order.scores()[from]) {
        here += order.positive()[to] ? 1 : 0;
        to++;
      }
      double rank = count - (from + to - 1) / 2.0;
      rankSum += here * rank;
      from = to;
    }
    double pairs = (double) positives * negatives;
    return pairs == 0 ? Double.NaN : (rankSum - positives * (positives + 1) / 2.0) / pairs;
  }
}
