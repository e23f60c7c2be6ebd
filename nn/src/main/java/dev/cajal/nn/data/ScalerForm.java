package dev.cajal.nn.data;

import java.util.Map;

/** The plain form of a {@link Scaler}, as it stands in a model's file. */
final class ScalerForm {
  private static final String SCALE = "scale";

  private ScalerForm() {}

  static void write(Map<String, Object> tree, Scaler scaler) {
    switch (scaler) {
      case Standardizer standard -> {
        tree.put(SCALE, Scaling.STANDARD.label());
        tree.put("mean", standard.mean());
        tree.put("deviation", standard.deviation());
      }
      case MinMaxScaler range -> {
        tree.put(SCALE, Scaling.MINMAX.label());
        tree.put("minimum", range.minimum());
        tree.put("maximum", range.maximum());
      }
      case RobustScaler robust -> {
        tree.put(SCALE, Scaling.ROBUST.label());
        tree.put("median", robust.median());
        tree.put("range", robust.range());
      }
      case QuantileScaler quantiles -> {
        tree.put(SCALE, Scaling.QUANTILE.label());
        tree.put("quantiles", quantiles.quantiles());
      }
      case Unscaled _ -> tree.put(SCALE, Scaling.NONE.label());
    }
  }

  static Scaler read(Tree tree) {
    return switch (Scaling.parse(tree.text(SCALE))) {
      case STANDARD -> standardizer(tree);
      case MINMAX -> new MinMaxScaler(tree.number("minimum"), tree.number("maximum"));
      case ROBUST -> new RobustScaler(tree.number("median"), tree.number("range"));
      case QUANTILE -> new QuantileScaler(tree.numbers("quantiles"));
      case NONE -> new Unscaled();
    };
  }

  static Standardizer standardizer(Tree tree) {
    return new Standardizer(tree.number("mean"), tree.number("deviation"));
  }
}
