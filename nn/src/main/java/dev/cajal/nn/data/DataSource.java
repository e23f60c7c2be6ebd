package dev.cajal.nn.data;

import java.util.Optional;

/** Data as it was read, before it is split and prepared. */
public sealed interface DataSource {

  /** What messages call it. */
  String name();

  /**
   * Rows of columns, one of which is the target.
   *
   * @param table the columns
   * @param target the target column's exact name
   */
  record Tabular(Table table, String target) implements DataSource {
    /**
     * Checks that the target exists.
     *
     * @throws DataException if not, or if the table has no other column or no row
     */
    public Tabular {
      target = table.column(target).name();
      if (table.columns().size() < 2) {
        throw new DataException(
            "%s: needs at least one column to learn from beside the target %s; found none"
                .formatted(table.source(), Quoted.of(target)));
      }
      if (table.rows() == 0) {
        throw new DataException(table.source() + ": needs at least one row of data; found none");
      }
    }

    /**
     * The table with the target column that a user names, see {@link Table#column}, by default the
     * last one.
     *
     * @throws DataException if there is no such column, with the nearest names
     */
    public static Tabular of(Table table, Optional<String> target) {
      return new Tabular(table, target.orElse(table.names().getLast()));
    }

    @Override
    public String name() {
      return table.source();
    }
  }

  /**
   * Images with classes, some sets with a test part of their own.
   *
   * @param encoder shape and brightness of the images
   * @param training images to learn from
   * @param test images to judge by, if the set has them apart
   */
  record Images(PixelEncoder encoder, Dataset training, Optional<Dataset> test)
      implements DataSource {
    /**
     * Checks that shapes and classes agree.
     *
     * @throws DataException if not
     */
    public Images {
      check(encoder, training, training);
      test.ifPresent(part -> check(encoder, training, part));
    }

    private static void check(PixelEncoder encoder, Dataset training, Dataset part) {
      if (!(part.features() instanceof ByteFeatures)
          || !part.sampleShape().equals(encoder.sampleShape())) {
        throw new DataException(
            "%s: images must be bytes of shape %s; found %s"
                .formatted(part.name(), encoder.sampleShape(), part.features()));
      }
      if (part.task() == Task.REGRESSION || !part.classNames().equals(training.classNames())) {
        throw new DataException(
            "%s: all parts must have the same classes; found %s and %s"
                .formatted(
                    part.name(),
                    Quoted.list(training.classNames()),
                    Quoted.list(part.classNames())));
      }
    }

    @Override
    public String name() {
      return training.name();
    }
  }
}
