package dev.cajal.kernel.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.kernel.MatMulCase;
import dev.cajal.kernel.MatMulWorkspace;
import dev.cajal.kernel.WorkerTeam;
import dev.cajal.shape.DType;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Edges of products, computed by full tiles until tiles of their own repay. */
class TileEdgesTest {
  @ParameterizedTest
  @CsvSource({"128, 32", "128, 16"})
  void multiply_onlyFullTilesAreHot_isTheDefinition(int bits, int registers) {
    VectorMatMul form = new VectorMatMul(bits, registers);
    assertThat(form.isHot(DType.F32, 64, 64, 64)).isFalse();
    form.warmUp();
    SplittableRandom random = new SplittableRandom(9);
    MatMulWorkspace workspace = new MatMulWorkspace();
    for (int threads = 1; threads <= 2; threads++) {
      try (WorkerTeam team = WorkerTeam.ofSize(threads)) {
        for (int m = 2; m <= 33; m++) {
          assertThat(form.isHot(DType.F32, m, 40, 30)).isTrue();
          MatMulCase.plain(m, 2 + random.nextInt(30), 1 + random.nextInt(30))
              .checkF32(form, team, workspace);
          MatMulCase.random(m, 2 + random.nextInt(30), 1 + random.nextInt(30), random)
              .checkF32(form, team, workspace);
        }
        MatMulCase.plain(600, 35, 520).checkF32(form, team, workspace);
        MatMulCase.plain(300, 12, 1030).checkF32(form, team, workspace);
      }
    }
  }

  @Test
  void isHot_edgesThatCostMuch_areWantedAndThenServed() {
    TileSet tiles = new TileSet(DType.F32, 128, 32, false);
    assertThat(tiles.isHot(20, 12, 5)).isFalse();
    tiles.warmUpWanted();
    assertThat(tiles.isHot(20, 12, 5)).isTrue();
    assertThat(tiles.wantsWarmUp()).as("a small product does not repay").isFalse();
    assertThat(tiles.lastVectors(20, 12)).isEqualTo(2);
    assertThat(tiles.lastHeight(20, 12, 2)).isEqualTo(14);

    assertThat(tiles.isHot(20, 12, 200_000_000)).isTrue();
    assertThat(tiles.wantsWarmUp()).isTrue();
    tiles.warmUpWanted();

    assertThat(tiles.lastVectors(20, 12)).isEqualTo(1);
    assertThat(tiles.lastHeight(20, 12, 1)).isEqualTo(8);
    assertThat(tiles.lastHeight(20, 16, 2)).isEqualTo(8);
    assertThat(tiles.lastHeight(16, 16, 2)).as("four rows are still computed by 14").isEqualTo(14);
  }
}
