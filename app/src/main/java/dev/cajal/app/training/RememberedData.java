package dev.cajal.app.training;

import dev.cajal.io.dataset.DatabaseAddress;
import dev.cajal.io.dataset.Datasets;
import dev.cajal.nn.data.DataException;
import java.util.Optional;

/**
 * Data that a folder remembers. Of databases only those are opened that the command line names: a
 * folder may be somebody else's, and the user's name and password go to the address.
 */
public final class RememberedData {
  private RememberedData() {}

  /**
   * Requires that what a file names is no database.
   *
   * @param file that names the data
   * @param command to which the address can be added
   * @throws DataException if it is one
   */
  public static void refuseDatabase(String file, String remembered, String command) {
    if (Datasets.isDatabase(remembered)) {
      String address = DatabaseAddress.shown(remembered);
      throw new DataException(
          ("%s: names the database %s, and a database is opened only if the command line names it;"
                  + " repeat it there: %s %s")
              .formatted(file, address, command, address));
    }
  }

  /**
   * The data to go on with: what the command line names, else what is remembered.
   *
   * @param folder that is resumed
   * @param command that resumes it
   * @throws DataException if a database is remembered, and the command line does not name it
   */
  public static String resumed(
      String folder, String remembered, Optional<String> named, String command) {
    if (named.isEmpty()) {
      refuseDatabase("--resume " + folder, remembered, command);
    } else if (Datasets.isDatabase(remembered) && !named.get().equals(remembered)) {
      throw new DataException(
          "--resume %s: was begun with the database %s; expected the same, found %s"
              .formatted(
                  folder, DatabaseAddress.shown(remembered), DatabaseAddress.shown(named.get())));
    }
    return named.orElse(remembered);
  }
}
