package dev.cajal.codegen;

import dev.cajal.codegen.lane.LaneCode;
import dev.cajal.codegen.lane.Lowering;
import dev.cajal.fuse.loop.LoopProgram;
import dev.cajal.kernel.LoopKernel;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Compiled loops by program and form: equal programs share one class, over all shapes, strides and
 * constants.
 *
 * <p>The {@value #CAPACITY} most recently asked for are kept; a class that is no longer kept stays
 * alive as long as an executable holds it.
 */
public final class KernelFactory {
  private static final int CAPACITY = 2048;

  private record Key(LoopProgram program, KernelForm form) {}

  private static final Map<Key, LoopKernel> KERNELS =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, LoopKernel> eldest) {
          return size() > CAPACITY;
        }
      };

  private KernelFactory() {}

  /** The kernel of a program, in the form that runs best. */
  public static LoopKernel kernel(LoopProgram program) {
    return kernel(program, KernelForm.ADAPTIVE);
  }

  /**
   * The kernel of a program in the given form; the scalar one where a vector form is asked for that
   * the program does not have.
   */
  public static LoopKernel kernel(LoopProgram program, KernelForm form) {
    synchronized (KERNELS) {
      return KERNELS.computeIfAbsent(new Key(program, form), KernelFactory::compile);
    }
  }

  private static LoopKernel compile(Key key) {
    LoopProgram program = key.program();
    LaneCode code = Lowering.lower(program);
    LoopKernel scalar = ScalarLoops.define(program, code);
    boolean vectors = key.form() != KernelForm.SCALAR && LoopCost.hasVectorForm(program, code);
    LoopKernel body = scalar;
    if (vectors && key.form() == KernelForm.ADAPTIVE) {
      body = VectorForms.bits() == 0 ? scalar : new AdaptiveLoop(program, code, scalar);
    } else if (vectors) {
      body = VectorForms.define(program, code, scalar, key.form().bits());
    }
    return ReducingLoop.around(program, body);
  }
}
