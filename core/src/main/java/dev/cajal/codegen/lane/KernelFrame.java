package dev.cajal.codegen.lane;

import dev.cajal.kernel.GeneratedClass;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;

/** The arguments of {@link dev.cajal.kernel.LoopKernel#run}. */
final class KernelFrame implements LoopFrame {
  private static final int ARRAYS = 0;
  private static final int LAYOUT = 1;
  private static final int LITERALS = 2;
  private static final int SCRATCH = 3;
  private static final int COLUMN_FROM = 6;
  private static final int COLUMN_TO = 7;

  /** A call for nothing, whose first row is negative, counts its turns in it and returns. */
  @Override
  public void begin(CodeBuilder out) {
    Label work = out.newLabel();
    GeneratedClass.writeIdleTurns(out, rowFrom(out));
    out.iload(rowFrom(out)).iload(rowTo(out)).if_icmplt(work).return_().labelBinding(work);
  }

  @Override
  public void array(CodeBuilder out, int at) {
    out.aload(out.parameterSlot(ARRAYS)).loadConstant(at).aaload();
  }

  @Override
  public void layout(CodeBuilder out, int at, int part) {
    out.aload(out.parameterSlot(LAYOUT)).loadConstant(3 * at + part).iaload();
  }

  @Override
  public void literal(CodeBuilder out, int index) {
    out.aload(out.parameterSlot(LITERALS)).loadConstant(index).daload();
  }

  @Override
  public int scratchParameter() {
    return SCRATCH;
  }

  @Override
  public int columnFrom(CodeBuilder out) {
    return out.parameterSlot(COLUMN_FROM);
  }

  @Override
  public int columnTo(CodeBuilder out) {
    return out.parameterSlot(COLUMN_TO);
  }
}
