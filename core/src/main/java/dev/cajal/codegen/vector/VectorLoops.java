package dev.cajal.codegen.vector;

import dev.cajal.codegen.lane.LaneCode;
import dev.cajal.codegen.lane.LoopEmitter;
import dev.cajal.codegen.lane.SmallStep;
import dev.cajal.codegen.lane.VectorForm;
import dev.cajal.fuse.loop.LoopProgram;
import dev.cajal.kernel.GeneratedClass;
import dev.cajal.kernel.LoopKernel;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;

/** Defines the hidden classes of vector loops. */
public final class VectorLoops implements VectorForm {
  private static final ClassDesc NAME = ClassDesc.of("dev.cajal.codegen.vector.VectorLoop");

  /** Loops on this machine. */
  public VectorLoops() {}

  @Override
  public int preferredBits() {
    return FloatVector.SPECIES_PREFERRED.vectorBitSize();
  }

  @Override
  public LoopKernel define(LoopProgram program, LaneCode code, int bits) {
    byte[] bytes = new VectorEmitter(program, code, bits).emit(NAME);
    return GeneratedClass.define(MethodHandles.lookup(), bytes, LoopKernel.class);
  }

  @Override
  public LoopEmitter emitter(LoopProgram program, LaneCode code, int bits) {
    return new VectorEmitter(program, code, bits);
  }

  @Override
  public void writeProduct(CodeBuilder out, SmallStep.Product product, int bits) {
    new ProductEmitter(out, product, bits).write();
  }
}
