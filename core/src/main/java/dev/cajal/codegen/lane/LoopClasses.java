package dev.cajal.codegen.lane;

import dev.cajal.kernel.LoopKernel;
import java.lang.invoke.MethodHandles;

/** Makes a kernel of a class file. */
public final class LoopClasses {
  private LoopClasses() {}

  /**
   * An object of a hidden class, which is unloaded with its last object.
   *
   * @param lookup a full lookup in the class's package
   * @param bytes the class file of a {@link LoopKernel} with a constructor without parameters
   */
  public static LoopKernel define(MethodHandles.Lookup lookup, byte[] bytes) {
    try {
      Class<?> hidden = lookup.defineHiddenClass(bytes, true).lookupClass();
      return (LoopKernel) hidden.getConstructor().newInstance();
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException("code generation: the loop's class was refused", failure);
    }
  }
}
