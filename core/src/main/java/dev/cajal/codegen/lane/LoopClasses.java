package dev.cajal.codegen.lane;

import java.lang.invoke.MethodHandles;

/** Makes a kernel of a class file. */
public final class LoopClasses {
  private LoopClasses() {}

  /**
   * An object of a hidden class, which is unloaded with its last object.
   *
   * @param lookup a full lookup in the class's package
   * @param bytes the class file of a public class with a public constructor without parameters
   * @param type what the class implements
   */
  public static <T> T define(MethodHandles.Lookup lookup, byte[] bytes, Class<T> type) {
    try {
      Class<?> hidden = lookup.defineHiddenClass(bytes, true).lookupClass();
      return type.cast(hidden.getConstructor().newInstance());
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException("code generation: the loop's class was refused", failure);
    }
  }
}
