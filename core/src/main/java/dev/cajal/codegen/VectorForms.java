package dev.cajal.codegen;

import dev.cajal.codegen.lane.LaneCode;
import dev.cajal.codegen.lane.VectorForm;
import dev.cajal.fuse.loop.LoopProgram;
import dev.cajal.kernel.LoopKernel;
import dev.cajal.kernel.VectorSupport;

/**
 * The vector form of loops on this machine.
 *
 * <p>The system property {@code cajal.vector} chooses the width: {@code auto} (default), {@code
 * 128}, {@code 256}, {@code 512} (at most what the machine has, because wider ones are hundreds of
 * times slower), or {@code off}. Every choice gives the same bits. The matrix product follows
 * {@code off} alone.
 */
final class VectorForms {
  private static final String PROPERTY = "cajal.vector";
  private static final String FORM = "dev.cajal.codegen.vector.VectorLoops";

  private static final int UNKNOWN = -1;
  private static volatile int chosen = UNKNOWN;

  private VectorForms() {}

  /**
   * The width of vectors in bits, 0 if there are none.
   *
   * @throws IllegalArgumentException if the system property says something else
   */
  static int bits() {
    // Not a constant of the holder: a wrong setting would then be told once, inside an Error.
    int bits = chosen;
    if (bits == UNKNOWN) {
      bits = choose(System.getProperty(PROPERTY, "auto"), Holder.FORM);
      chosen = bits;
    }
    return bits;
  }

  /** The vector form of the preferred width, with the scalar form for what is left over. */
  static LoopKernel define(LoopProgram program, LaneCode code, LoopKernel scalar) {
    return define(program, code, scalar, bits());
  }

  static LoopKernel define(LoopProgram program, LaneCode code, LoopKernel scalar, int bits) {
    return new VectorisedLoop(Holder.FORM.define(program, code, bits), scalar, bits / Float.SIZE);
  }

  /** The vector form; null if there is none. */
  static VectorForm form() {
    return Holder.FORM;
  }

  /** By name, so that this package does not need the Vector API to be linked. */
  private static VectorForm load() {
    if (!VectorSupport.isAvailable()) {
      return null;
    }
    try {
      return Class.forName(FORM).asSubclass(VectorForm.class).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("code generation: cannot load " + FORM, e);
    }
  }

  static int choose(String setting, VectorForm form) {
    return switch (setting) {
      case "off" -> 0;
      case "auto" -> form == null ? 0 : Math.min(512, form.preferredBits());
      case "128", "256", "512" ->
          form == null ? 0 : Math.min(Integer.parseInt(setting), form.preferredBits());
      default ->
          throw new IllegalArgumentException(
              "system property %s must be auto, off, 128, 256 or 512; found '%s'"
                  .formatted(PROPERTY, setting));
    };
  }

  private static final class Holder {
    static final VectorForm FORM = load();
  }
}
