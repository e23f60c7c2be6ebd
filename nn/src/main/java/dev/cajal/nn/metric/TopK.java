package dev.cajal.nn.metric;

import dev.cajal.kernel.Buffer;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * The share of samples whose class is among the k highest scores, the first of equal scores
 * counting as higher; with k = 1 the accuracy. A single score stands for two classes.
 *
 * @param k at least 1; 5 unless given
 */
public record TopK(int k) implements Metric {
  static final Definition<TopK> DEFINITION =
      Definition.of(
          "top_k",
          TopK.class,
          List.of(Setting.optional("k", 5)),
          s -> new TopK(s.whole("k")),
          m -> Settings.of("k", m.k));

  /** Checks the setting. */
  public TopK {
    if (k < 1) {
      throw new IllegalArgumentException("top_k: k must be at least 1; found " + k);
    }
  }

  @Override
  public String name() {
    return "top_" + k;
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }

  @Override
  public Accumulator start() {
    return new Count(k);
  }

  private static final class Count implements Accumulator {
    private final int k;
    private long right;
    private long all;

    Count(int k) {
      this.k = k;
    }

    @Override
    public void add(Buffer output, Buffer target, int rows) {
      int width = Classes.width(output, rows);
      int codes = Classes.width(target, rows);
      for (int row = 0; row < rows; row++) {
        int wanted = Classes.wanted(target, row, codes);
        right += rank(output, row, width, wanted) < k ? 1 : 0;
      }
      all += rows;
    }

    private static int rank(Buffer output, int row, int width, int wanted) {
      if (width == 1) {
        return Classes.predicted(output, row, 1) == wanted ? 0 : 1;
      }
      double own = output.doubleAt(row * width + wanted);
      int before = 0;
      for (int other = 0; other < width; other++) {
        double score = output.doubleAt(row * width + other);
        before += score > own || (score == own && other < wanted) ? 1 : 0;
      }
      return before;
    }

    @Override
    public double value() {
      return (double) right / all;
    }
  }
}
