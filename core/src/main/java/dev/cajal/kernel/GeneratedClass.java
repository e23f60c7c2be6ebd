package dev.cajal.kernel;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandles;

/** What classes that are generated at run time have in common. */
public final class GeneratedClass {
  private static final int FLAGS = ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER;

  private GeneratedClass() {}

  /** Writes that a class is public and final, what it implements, and its constructor. */
  public static void writeShell(ClassBuilder shell, ClassDesc type) {
    shell.withFlags(FLAGS).withInterfaceSymbols(type);
    shell.withMethodBody(
        INIT_NAME,
        MTD_void,
        ClassFile.ACC_PUBLIC,
        body -> body.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_());
  }

  /**
   * Writes the loop that does nothing, see {@link UntilCompiled.Method#idle}: it counts a negative
   * local of type int up to zero.
   */
  public static void writeIdleTurns(CodeBuilder out, int local) {
    Label turn = out.newBoundLabel();
    Label counted = out.newLabel();
    out.iload(local).ifge(counted).iinc(local, 1).goto_(turn).labelBinding(counted);
  }

  /**
   * An object of a hidden class, which is unloaded with its last object.
   *
   * @param lookup a full lookup in the class's package
   * @param bytes the class file, with the shell of {@link #writeShell}
   * @param type what the class implements
   */
  public static <T> T define(MethodHandles.Lookup lookup, byte[] bytes, Class<T> type) {
    try {
      Class<?> hidden = lookup.defineHiddenClass(bytes, true).lookupClass();
      return type.cast(hidden.getConstructor().newInstance());
    } catch (ReflectiveOperationException failure) {
      throw new LinkageError("code generation: a class was refused", failure);
    }
  }
}
