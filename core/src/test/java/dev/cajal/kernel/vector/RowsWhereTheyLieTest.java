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

/** Tiles that read the rows of A where they lie, against the definition, bit by bit. */
class RowsWhereTheyLieTest {
  @ParameterizedTest
  @CsvSource({"128, 32", "512, 32", "256, 16"})
  void multiply_randomShapesAndLayouts_isTheDefinition(int bits, int registers) {
    VectorMatMul form = VectorMatMul.eager(bits, registers);
    SplittableRandom random = new SplittableRandom(4);
    MatMulWorkspace workspace = new MatMulWorkspace();
    for (int threads = 1; threads <= 2; threads++) {
      try (WorkerTeam team = WorkerTeam.ofSize(threads)) {
        for (int m = 2; m <= 45; m++) {
          MatMulCase.plain(m, 1 + random.nextInt(70), 1 + random.nextInt(30))
              .checkF32(form, team, workspace);
          MatMulCase.random(m, 1 + random.nextInt(70), 1 + random.nextInt(30), random)
              .checkF32(form, team, workspace);
          MatMulCase.random(m, 1 + random.nextInt(40), 1 + random.nextInt(30), random)
              .checkF64(form, team, workspace);
        }
        MatMulCase.plain(600, 35, 520).checkF32(form, team, workspace);
        MatMulCase.plain(33, 513, 40).checkF32(form, team, workspace);
        MatMulCase.plain(33, 64, 1024).checkF32(form, team, workspace);
      }
    }
  }

  @Test
  void areRowsHot_becauseWantedAndWarmedUp() {
    TileSet tiles = new TileSet(DType.F32, 128, 32, false);
    assertThat(tiles.readsRows()).isTrue();
    assertThat(new TileSet(DType.F32, 256, 16, false).readsRows()).isFalse();
    assertThat(tiles.wantsWarmUp()).isFalse();
    assertThat(tiles.areRowsHot(14, 8, 7, 14, 2)).isFalse();
    assertThat(tiles.wantsWarmUp()).as("a small product does not repay").isFalse();

    tiles.want();
    assertThat(tiles.wantsWarmUp()).isTrue();
    tiles.warmUpWanted();

    assertThat(tiles.wantsWarmUp()).isFalse();
    assertThat(tiles.areRowsHot(14, 8, 7, 14, 2)).isTrue();
  }
}
