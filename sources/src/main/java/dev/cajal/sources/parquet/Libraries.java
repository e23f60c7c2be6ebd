package dev.cajal.sources.parquet;

import dev.cajal.nn.data.DataException;
import java.util.function.Supplier;

/** Parquet's jars, which share packages and so lie on the class path, not the module path. */
final class Libraries {
  private Libraries() {}

  /**
   * Does something with them.
   *
   * @param name of what is read, for the message
   * @throws DataException if they are not there
   */
  static <T> T using(String name, Supplier<T> action) {
    Module here = Libraries.class.getModule();
    if (here.isNamed()) {
      here.addReads(Libraries.class.getClassLoader().getUnnamedModule());
    }
    try {
      return action.get();
    } catch (NoClassDefFoundError e) {
      throw new DataException(
          ("%s: a part of Parquet's library is missing, %s; put the jar"
               + " blue.strategic.parquet:parquet-floor and those that it needs on the class path")
              .formatted(name, e.getMessage()),
          e);
    }
  }
}
