package dev.cajal.nn.schedule;

import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Ranges;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * Multiplied by r whenever the loss has not become better for n epochs, down to f: the loss of
 * validation, or of training where nothing is validated.
 *
 * <p>Better is below the best so far by more than its share δ. After a reduction n epochs are
 * counted anew. The defaults are those of PyTorch and Keras, whose best loss has the same margin
 * (Keras's is absolute).
 *
 * @param patience n, at least 1
 * @param ratio r, greater than 0 and less than 1
 * @param threshold δ, at least 0 and at most 1
 * @param floor f, at least 0 and at most 1
 */
public record Plateau(int patience, double ratio, double threshold, double floor)
    implements Schedule {
  static final Definition<Plateau> DEFINITION =
      Definition.of(
          "plateau",
          Plateau.class,
          List.of(
              Setting.optional("patience", 10),
              Setting.optional("ratio", 0.1),
              Setting.optional("threshold", 1e-4),
              Setting.optional("floor", 0.0)),
          s ->
              new Plateau(
                  s.whole("patience"), s.number("ratio"), s.number("threshold"), s.number("floor")),
          o ->
              Settings.of("patience", o.patience)
                  .and("ratio", o.ratio)
                  .and("threshold", o.threshold)
                  .and("floor", o.floor));

  /** Checks the settings. */
  public Plateau {
    Ranges.atLeastOne("plateau", "patience", patience);
    if (!(ratio > 0 && ratio < 1)) {
      throw new IllegalArgumentException(
          "plateau: ratio must be greater than 0 and less than 1; found " + ratio);
    }
    Ranges.share("plateau", "threshold", threshold);
    Ranges.share("plateau", "floor", floor);
  }

  /** With a threshold of 1e-4 and no floor. */
  public Plateau(int patience, double ratio) {
    this(patience, ratio, 1e-4, 0);
  }

  @Override
  public double factor(double time, double horizon) {
    return 1;
  }

  @Override
  public double factor(double time, double horizon, List<Double> losses) {
    double factor = 1;
    double best = Double.POSITIVE_INFINITY;
    int waited = 0;
    for (double loss : losses) {
      double margin = Double.isFinite(best) ? threshold * Math.abs(best) : 0;
      if (loss < best - margin) {
        best = loss;
        waited = 0;
      } else if (++waited == patience) {
        factor *= ratio;
        waited = 0;
      }
    }
    return Math.max(floor, factor);
  }
}
