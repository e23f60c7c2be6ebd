package dev.cajal.nn.data;

import dev.cajal.shape.Shape;
import java.util.List;
import java.util.Map;

/** How the rows of a table become features; fitted, immutable. */
public sealed interface FeatureEncoder permits TableEncoder, PixelEncoder {

  /** The shape of one sample. */
  Shape sampleShape();

  /** A name per element of a sample. */
  List<String> featureNames();

  /** The kind of each column that is needed, by name, in the order of training. */
  Map<String, Column.Kind> columns();

  /**
   * The features of every row. Columns are found by name, in any order; other columns are ignored.
   *
   * @throws DataException if columns are missing, with the nearest names, or hold unusable values,
   *     with line and column
   */
  Encoded encode(Table table);
}
