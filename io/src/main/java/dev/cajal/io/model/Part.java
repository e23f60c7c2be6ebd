package dev.cajal.io.model;

import dev.cajal.nn.data.DataException;
import java.util.Objects;

/** Where a part of the data for validation or test comes from. */
public sealed interface Part {

  /** The text that {@link #parse} reads. */
  String text();

  /**
   * A share of the rows.
   *
   * @param share at least 0 and below 1; 0 means none
   */
  record Fraction(double share) implements Part {
    /** Checks the share. */
    public Fraction {
      if (!(share >= 0 && share < 1)) {
        throw new DataException(
            "expected a share of the rows from 0 to below 1, or a file; found " + plain(share));
      }
    }

    @Override
    public String text() {
      return plain(share);
    }

    private static String plain(double number) {
      return number == Math.rint(number) && Math.abs(number) < 1e15
          ? Long.toString((long) number)
          : Double.toString(number);
    }
  }

  /**
   * A file of its own.
   *
   * @param path as the user gave it
   */
  record Separate(String path) implements Part {
    /** Checks that the path is not null. */
    public Separate {
      Objects.requireNonNull(path, "path");
    }

    @Override
    public String text() {
      return path;
    }
  }

  /**
   * The part that an option names: a number is a share, everything else a file.
   *
   * @param option the option, for the message
   * @throws DataException if the number is no share
   */
  static Part parse(String option, String text) {
    double share;
    try {
      share = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return new Separate(text);
    }
    try {
      return new Fraction(share);
    } catch (DataException e) {
      throw new DataException(option + ": " + e.getMessage(), e);
    }
  }
}
