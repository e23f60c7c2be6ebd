package dev.cajal.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cajal.codegen.lane.Lowering;
import dev.cajal.fuse.loop.LoopProgram;
import dev.cajal.fuse.loop.Result;
import dev.cajal.kernel.LaneScratch;
import dev.cajal.kernel.LoopKernel;
import dev.cajal.op.Reduction;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VectorLoopTest {
  @ParameterizedTest
  @EnumSource(
      value = KernelForm.class,
      names = {"VECTOR_128", "VECTOR_256", "VECTOR_512"})
  void vectorForm_randomPrograms_equalsScalarForm(KernelForm form) {
    Random random = new Random(form.bits());
    int vectors = 0;
    for (int round = 0; round < 300; round++) {
      LoopProgram program = RandomProgram.vectorizable(random);
      if (!LoopCost.hasVectorForm(program, Lowering.lower(program))) {
        continue;
      }
      vectors++;
      LoopKernel scalar = KernelFactory.kernel(program, KernelForm.SCALAR);
      LoopKernel vector = KernelFactory.kernel(program, form);
      int rows = round % 8 == 0 ? 19 : 1 + random.nextInt(3);
      for (int columns : new int[] {1 + random.nextInt(70), 16, 32, 117}) {
        LoopCase data = new LoopCase(program, rows, columns, random);
        data.assertSameBits(data.run(vector), data.run(scalar));
      }
    }
    assertThat(vectors).isGreaterThan(100);
  }

  @ParameterizedTest
  @EnumSource(FunctionCase.class)
  void vectorForm_everyFunction_equalsScalarFormOnHardNumbers(FunctionCase function) {
    float[] hard = {
      0f,
      -0f,
      1f,
      -1f,
      0.5f,
      Float.NaN,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      Float.MIN_VALUE,
      -Float.MIN_VALUE,
      Float.MIN_NORMAL,
      Float.MAX_VALUE,
      -Float.MAX_VALUE,
      88.7f,
      89.1f,
      -87.4f,
      -103.9f,
      -104.1f,
      1e-30f,
      3e8f,
      131073f,
      -131072f,
      0.5499999f,
      0.55f
    };
    LoopProgram program = function.program();
    LoopKernel scalar = KernelFactory.kernel(program, KernelForm.SCALAR);
    int operands = program.operands().size();
    int count = hard.length * hard.length;
    Object[] arrays = new Object[operands + 1];
    int[] layout = new int[3 * arrays.length];
    for (int i = 0; i <= operands; i++) {
      float[] values = new float[count];
      for (int at = 0; at < count; at++) {
        values[at] = hard[i == 0 ? at % hard.length : at / hard.length];
      }
      arrays[i] = values;
      layout[3 * i + 2] = 1;
    }
    float[] expected = new float[count];
    arrays[operands] = expected;
    scalar.run(arrays, layout, new double[0], new LaneScratch(), 0, 1, 0, count);
    for (KernelForm form :
        List.of(KernelForm.VECTOR_128, KernelForm.VECTOR_256, KernelForm.VECTOR_512)) {
      float[] found = new float[count];
      arrays[operands] = found;
      KernelFactory.kernel(program, form)
          .run(arrays, layout, new double[0], new LaneScratch(), 0, 1, 0, count);
      for (int at = 0; at < count; at++) {
        assertThat(Float.floatToIntBits(found[at]))
            .as("%s %s at %d", function, form, at)
            .isEqualTo(Float.floatToIntBits(expected[at]));
      }
    }
  }

  @Test
  void adaptiveForm_whileItChanges_givesTheSameBits() throws InterruptedException {
    LoopProgram program = FunctionCase.EXP.program();
    LoopKernel adaptive = KernelFactory.kernel(program, KernelForm.ADAPTIVE);
    LoopKernel scalar = KernelFactory.kernel(program, KernelForm.SCALAR);
    LoopCase data = new LoopCase(program, 2, 517, new Random(4));
    long end = System.nanoTime() + 5_000_000_000L;
    while (!isVector(adaptive) && System.nanoTime() < end) {
      for (int call = 0; call < 100; call++) {
        data.assertSameBits(data.run(adaptive), data.run(scalar));
      }
      Thread.sleep(1);
    }
    data.assertSameBits(data.run(adaptive), data.run(scalar));
  }

  @Test
  void warmUp_loopThatReducesRows_becomesVectorWithoutARun() throws InterruptedException {
    assumeTrue(VectorForms.bits() > 0, "no vectors");
    LoopProgram program = FunctionCase.ERF.program();
    AdaptiveLoop body =
        new AdaptiveLoop(
            program, Lowering.lower(program), KernelFactory.kernel(program, KernelForm.SCALAR));
    LoopProgram sum =
        new LoopProgram(
            program.operands(),
            List.of(),
            program.instructions(),
            List.of(new Result.ReduceRows(1, Reduction.SUM)));
    LoopKernel adaptive = ReducingLoop.around(sum, body);

    adaptive.warmUp(10_000_000, 8);
    adaptive.warmUp(100, 100);
    assertThat(body.isAsked()).as("narrow or small").isFalse();

    adaptive.warmUp(10_000_000, 1000);
    long end = System.nanoTime() + 10_000_000_000L;
    while (!body.isVector() && System.nanoTime() < end) {
      Thread.sleep(1);
    }
    assertThat(body.isVector()).isTrue();
  }

  private static boolean isVector(LoopKernel kernel) {
    return kernel instanceof AdaptiveLoop loop && loop.isVector();
  }

  @Test
  void property_unknownValue_saysWhatIsAllowed() {
    assertThatThrownBy(() -> VectorForms.choose("1024", null))
        .hasMessage(
            "system property cajal.vector must be auto, off, 128, 256 or 512; found '1024'");
    assertThat(VectorForms.choose("off", null)).isZero();
    assertThat(VectorForms.choose("auto", null)).isZero();
  }
}
