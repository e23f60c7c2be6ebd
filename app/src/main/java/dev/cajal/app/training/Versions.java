package dev.cajal.app.training;

import java.lang.module.ModuleDescriptor;
import java.util.Map;
import java.util.Optional;

/** What is running. */
public final class Versions {
  private Versions() {}

  /** The version of Cajal, {@code development} where it does not run from its jars. */
  public static String cajal() {
    return Optional.ofNullable(Versions.class.getModule().getDescriptor())
        .flatMap(ModuleDescriptor::rawVersion)
        .or(() -> Optional.ofNullable(Versions.class.getPackage().getImplementationVersion()))
        .orElse("development");
  }

  static Map<String, String> current() {
    return Map.of("cajal", cajal(), "java", Runtime.version().toString());
  }
}
