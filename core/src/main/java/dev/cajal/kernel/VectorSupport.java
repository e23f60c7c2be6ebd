package dev.cajal.kernel;

import java.lang.System.Logger.Level;

/** Whether the Vector API, a module that a class path user has to ask for, is there. */
public final class VectorSupport {
  static final String MODULE = "jdk.incubator.vector";
  static final String ADVICE =
      "Running scalar kernels, several times slower than vector kernels: the module "
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
    static final boolean AVAILABLE = find(ModuleLayer.boot(), System.getLogger("dev.cajal.kernel"));
  }
}
