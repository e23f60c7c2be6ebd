package dev.cajal.nn.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How the columns of a table are to become features, before anything is fitted.
 *
 * @param scaling of numbers
 * @param encoding of categories
 * @param degree of the polynomial in the features, see {@link PolynomialFeatures}; 1 for none
 * @param imputation how missing values are filled in; where it is empty they are an error
 * @param indicators whether a column that misses values gets a feature that says where
 * @param rare labels with fewer training rows than this are grouped into one; 0 for none
 * @param excluded columns that are not learnt from, by name or position, see {@link Table#column}
 */
public record FeatureSettings(
    Scaling scaling,
    CategoryEncoding encoding,
    int degree,
    Optional<Imputation> imputation,
    boolean indicators,
    int rare,
    List<String> excluded) {

  /** Standardised numbers, one-hot categories and nothing else. */
  public static final FeatureSettings DEFAULT =
      new FeatureSettings(
          Scaling.STANDARD, CategoryEncoding.ONE_HOT, 1, Optional.empty(), false, 0, List.of());

  /**
   * Checks the numbers.
   *
   * @throws DataException naming what was found and expected
   */
  public FeatureSettings {
    Objects.requireNonNull(scaling, "scaling");
    Objects.requireNonNull(encoding, "encoding");
    Objects.requireNonNull(imputation, "imputation");
    excluded = List.copyOf(excluded);
    if (degree < 1 || degree > PolynomialFeatures.MAX_DEGREE) {
      throw new DataException(
          "polynomial: the degree must lie in 1 to %d; found %d"
              .formatted(PolynomialFeatures.MAX_DEGREE, degree));
    }
    if (rare < 0) {
      throw new DataException(
          "rare: expected the least number of rows of a category, at least 0; found " + rare);
    }
    if (indicators && imputation.isEmpty()) {
      throw new DataException(
          "missing-indicator: needs values to be imputed; give --impute median or another way");
    }
  }

  /** These settings with another scaling. */
  public FeatureSettings with(Scaling other) {
    return new FeatureSettings(other, encoding, degree, imputation, indicators, rare, excluded);
  }

  /** These settings with another encoding of categories. */
  public FeatureSettings with(CategoryEncoding other) {
    return new FeatureSettings(scaling, other, degree, imputation, indicators, rare, excluded);
  }

  /** These settings with missing values filled in. */
  public FeatureSettings with(Imputation other) {
    return new FeatureSettings(
        scaling, encoding, degree, Optional.of(other), indicators, rare, excluded);
  }

  /** These settings with features that say where a value was missing. */
  public FeatureSettings withIndicators() {
    return new FeatureSettings(scaling, encoding, degree, imputation, true, rare, excluded);
  }

  /** These settings with a polynomial of the features. */
  public FeatureSettings withDegree(int other) {
    return new FeatureSettings(scaling, encoding, other, imputation, indicators, rare, excluded);
  }

  /** These settings with labels of fewer training rows grouped into one. */
  public FeatureSettings withRare(int other) {
    return new FeatureSettings(scaling, encoding, degree, imputation, indicators, other, excluded);
  }

  /** These settings with more columns that are not learnt from. */
  public FeatureSettings without(List<String> columns) {
    List<String> all = new ArrayList<>(excluded);
    all.addAll(columns);
    return new FeatureSettings(scaling, encoding, degree, imputation, indicators, rare, all);
  }
}
