package dev.cajal.io.model;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Unfinished files and folders of processes that were killed; the names tell the process. */
final class Leftovers {
  private static final Pattern NAME = Pattern.compile("\\..+\\.([0-9]{1,18})(-[0-9]+)?\\.tmp");

  private Leftovers() {}

  /** Deletes what lies in a folder and belongs to no process that is running. */
  static void deleteIn(Path folder) {
    for (Path entry : Folders.list(folder)) {
      Matcher name = NAME.matcher(entry.getFileName().toString());
      if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
        Folders.delete(entry);
      }
    }
  }
}
