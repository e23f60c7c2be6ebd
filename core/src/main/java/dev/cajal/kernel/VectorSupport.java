package dev.cajal.kernel;

import java.lang.System.Logger.Level;

/**
 * Whether the Vector API, a module that a class path user has to ask for, is there and wanted: the
 * system property {@code cajal.vector=off} does without it.
 */
public final class VectorSupport {
  private static final String PROPERTY = "cajal.vector";
  static final String MODULE = "jdk.incubator.vector";
  static final String ADVICE =
      "Running scalar kernels, for large networks several times slower: the module "
          + MODULE
          + " is not loaded. Start java with --add-modules "
          + MODULE;

  private VectorSupport() {}

  /**
   * Whether vector kernels can be loaded. The first call that finds they cannot logs the remedy.
   */
  public static boolean isAvailable() {
    return Holder.AVAILABLE;
  }

  static boolean find(ModuleLayer layer, System.Logger logger) {
    boolean found = layer.findModule(MODULE).isPresent();
    if (!found) {
      logger.log(Level.WARNING, ADVICE);
    }
    return found;
  }

  private static final class Holder {
    static final boolean AVAILABLE =
        !System.getProperty(PROPERTY, "").equals("off")
            && find(ModuleLayer.boot(), System.getLogger("dev.cajal.kernel"));
  }
}
