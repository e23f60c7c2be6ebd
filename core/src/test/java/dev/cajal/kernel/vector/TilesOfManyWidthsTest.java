package dev.cajal.kernel.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
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

    OnZeros tile = warmUp(new TileShape(dtype, preferred, rows, vectors, left, false));

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

  private static OnZeros warmUp(TileShape shape) {
    TileEntry entry = new TileEntry(shape);
    entry.warmUp();
    return new OnZeros(shape, entry.tile());
  }

  /** A tile on zeros. */
  private static final class OnZeros {
    private static final int DEPTH = 16;

    private final int[] lines = new int[DEPTH];
    private final int width;
    private final Tile tile;
    private final Object a;
    private final Object b;
    private final Object c;

    OnZeros(TileShape shape, Tile tile) {
      this.tile = tile;
      width = shape.width();
      a = array(shape.dtype(), shape.rows() * DEPTH);
      b = array(shape.dtype(), width * DEPTH);
      c = array(shape.dtype(), shape.rows() * width);
    }

    private static Object array(DType dtype, int length) {
      return dtype == DType.F32 ? new float[length] : new double[length];
    }

    void run() {
      tile.run(DEPTH, lines, a, 0, DEPTH, b, 0, width, c, 0, width, true);
      tile.run(DEPTH, lines, a, 0, DEPTH, b, 0, width, c, 0, width, false);
    }
  }
}
