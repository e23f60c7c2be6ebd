package dev.cajal.codegen;

import dev.cajal.codegen.lane.LaneCode;
import dev.cajal.fuse.loop.LoopProgram;
import dev.cajal.kernel.GeneratedClass;
import dev.cajal.kernel.LoopKernel;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandles;

/** Defines the hidden classes of scalar loops. */
final class ScalarLoops {
  private static final ClassDesc NAME = ClassDesc.of("dev.cajal.codegen.ScalarLoop");

  private ScalarLoops() {}

  static LoopKernel define(LoopProgram program, LaneCode code) {
    byte[] bytes = new ScalarEmitter(program, code).emit(NAME);
    return GeneratedClass.define(MethodHandles.lookup(), bytes, LoopKernel.class);
  }
}
