package dev.cajal.codegen;

import dev.cajal.codegen.lane.LoopFrame;
import dev.cajal.codegen.lane.SmallStep;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;

/**
 * The numbers of one loop as constants, over some of its columns, in a static method of arrays,
 * scratch, first row and end of rows.
 */
final class SmallFrame implements LoopFrame {
  private static final int ARRAYS = 0;
  private static final int SCRATCH = 1;

  private final SmallStep.Loop loop;
  private final int from;
  private final int to;
  private int columnFrom;
  private int columnTo;

  SmallFrame(SmallStep.Loop loop, int from, int to) {
    this.loop = loop;
    this.from = from;
    this.to = to;
  }

  @Override
  public void begin(CodeBuilder out) {
    columnFrom = out.allocateLocal(TypeKind.INT);
    columnTo = out.allocateLocal(TypeKind.INT);
    out.loadConstant(from).istore(columnFrom);
    out.loadConstant(to).istore(columnTo);
  }

  @Override
  public void array(CodeBuilder out, int at) {
    out.aload(out.parameterSlot(ARRAYS)).loadConstant(loop.places().get(at).slot()).aaload();
  }

  @Override
  public void layout(CodeBuilder out, int at, int part) {
    SmallStep.Place place = loop.places().get(at);
    out.loadConstant(
        switch (part) {
          case 0 -> place.offset();
          case 1 -> place.rowStride();
          default -> place.columnStride();
        });
  }

  @Override
  public void literal(CodeBuilder out, int index) {
    out.loadConstant(loop.literals().get(index).doubleValue());
  }

  @Override
  public int scratchParameter() {
    return SCRATCH;
  }

  @Override
  public int columnFrom(CodeBuilder out) {
    return columnFrom;
  }

  @Override
  public int columnTo(CodeBuilder out) {
    return columnTo;
  }
}
