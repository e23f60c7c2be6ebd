package dev.cajal.codegen.lane;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;

/** The arguments of {@link dev.cajal.kernel.LoopKernel#run}. */
final class KernelFrame implements LoopFrame {
  private static final int ARRAYS = 0;
  private static final int LAYOUT = 1;
  private static final int LITERALS = 2;
  private static final int SCRATCH = 3;
  private static final int ROW_FROM = 4;
  private static final int ROW_TO = 5;
  private static final int COLUMN_FROM = 6;
  private static final int COLUMN_TO = 7;

  /**
   * Writes what a call for nothing does, see {@link dev.cajal.kernel.UntilCompiled}: it counts a
   * negative first row up to zero, the end of the rows, and returns.
   */
  @Override
  public void begin(CodeBuilder out) {
    Label turn = out.newBoundLabel();
    Label counted = out.newLabel();
    Label work = out.newLabel();
    int rowFrom = out.parameterSlot(ROW_FROM);
    out.iload(rowFrom).ifge(counted).iinc(rowFrom, 1).goto_(turn);
    out.labelBinding(counted);
    out.iload(rowFrom).iload(out.parameterSlot(ROW_TO)).if_icmplt(work).return_();
    out.labelBinding(work);
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
  public void scratch(CodeBuilder out) {
    out.aload(out.parameterSlot(SCRATCH));
  }

  @Override
  public int rowFrom(CodeBuilder out) {
    return out.parameterSlot(ROW_FROM);
  }

  @Override
  public int rowTo(CodeBuilder out) {
    return out.parameterSlot(ROW_TO);
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
