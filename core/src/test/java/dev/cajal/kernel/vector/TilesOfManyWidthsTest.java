package dev.cajal.kernel.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.cajal.kernel.UntilCompiled;
import dev.cajal.shape.DType;
import java.lang.management.ManagementFactory;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tiles in a process that has computed with vectors of all widths: the JVM then knows no usual
 * class of vectors.
 */
class TilesOfManyWidthsTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @CsvSource({"F32, 14, 2, PACKED", "F32, 8, 2, ROWS", "F32, 1, 16, LISTED", "F64, 14, 2, PACKED"})
  void run_compiledAfterOtherWidths_allocatesNothing(
      DType dtype, int rows, int vectors, TileShape.Left left) {
    int preferred = FloatVector.SPECIES_PREFERRED.vectorBitSize();
    assumeTrue(preferred > 128, "one width only");
    for (int bits = 128; bits < preferred; bits *= 2) {
      warmUp(new TileShape(dtype, bits, 4, 2, TileShape.Left.PACKED, false));
    }

    Trial tile = warmUp(new TileShape(dtype, preferred, rows, vectors, left, false));

    long fewest = Long.MAX_VALUE;
    long end = System.nanoTime() + 10_000_000_000L;
    while (fewest > 0 && System.nanoTime() < end) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 100; i++) {
        tile.run();
      }
      fewest = Math.min(fewest, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(fewest).isZero();
  }

  private static Trial warmUp(TileShape shape) {
    Trial trial = new Trial(shape);
    new UntilCompiled(10_000_000_000L).call(trial, 20);
    return trial;
  }

  /** A tile on zeros. */
  private static final class Trial implements UntilCompiled.Method {
    private static final int DEPTH = 16;

    private final int[] lines = new int[DEPTH];
    private final TileShape shape;
    private final Tile tile;
    private final Object a;
    private final Object b;
    private final Object c;

    Trial(TileShape shape) {
      this.shape = shape;
      tile = TileGenerator.generate(shape);
      a = array(shape.rows() * DEPTH);
      b = array(shape.width() * DEPTH);
      c = array(shape.rows() * shape.width());
    }

    private Object array(int length) {
      return shape.dtype() == DType.F32 ? new float[length] : new double[length];
    }

    void run() {
      run(DEPTH, true);
      run(DEPTH, false);
    }

    private void run(int depth, boolean first) {
      int width = shape.width();
      tile.run(depth, lines, a, 0, DEPTH, b, 0, width, c, 0, width, first);
    }

    @Override
    public void idle(int turns) {
      run(-turns, true);
    }

    @Override
    public boolean isFast() {
      long before = System.nanoTime();
      run();
      return System.nanoTime() - before < 2L * DEPTH * shape.rows() * shape.vectors() * 5;
    }
  }
}
