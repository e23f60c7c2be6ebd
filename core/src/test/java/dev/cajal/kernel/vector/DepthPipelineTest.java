package dev.cajal.kernel.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.kernel.MatMulCase;
import dev.cajal.kernel.MatMulWorkspace;
import dev.cajal.kernel.Product;
import dev.cajal.kernel.WorkerTeam;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepthPipelineTest {
  @ParameterizedTest
  @CsvSource({"128, 32", "512, 32", "256, 16"})
  void multiply_wideWeights_isTheDefinition(int bits, int registers) {
    VectorMatMul form = VectorMatMul.eager(bits, registers);
    SplittableRandom random = new SplittableRandom(6);
    MatMulWorkspace workspace = new MatMulWorkspace();
    for (int threads = 1; threads <= 3; threads++) {
      try (WorkerTeam team = WorkerTeam.ofSize(threads)) {
        MatMulCase.plain(33, 350, 401).checkF32(form, team, workspace);
        MatMulCase.plain(36, 193, 1100).checkF32(form, team, workspace);
        MatMulCase.random(35, 351, 387, random).checkF32(form, team, workspace);
        MatMulCase.plain(33, 190, 389).checkF64(form, team, workspace);
      }
    }
  }

  @Test
  void suits_largeWeightsAndTilesEnough_only() {
    assertThat(DepthPipeline.suits(product(64, 256, 784), 40, 2)).isTrue();
    assertThat(DepthPipeline.suits(product(64, 128, 256), 20, 2)).isTrue();
    assertThat(DepthPipeline.suits(product(64, 256, 784), 40, 1)).isFalse();
    assertThat(DepthPipeline.suits(product(64, 100, 256), 20, 2)).isFalse();
    assertThat(DepthPipeline.suits(product(64, 256, 200), 40, 2)).isFalse();
    assertThat(DepthPipeline.suits(product(64, 256, 784), 15, 2)).isFalse();
    assertThat(DepthPipeline.suits(product(64, 256, 784), 40, 8)).isFalse();
  }

  @Test
  void await_threeParts_takeEachTileInOrder() {
    DepthPipeline pipeline = new DepthPipeline();
    List<String> order = new CopyOnWriteArrayList<>();
    try (WorkerTeam team = WorkerTeam.ofSize(3)) {
      pipeline.begin(3);
      team.run(
          3,
          part -> {
            for (int tile = 1; tile <= 50; tile++) {
              pipeline.await(part, tile);
              order.add(tile + "." + part);
              pipeline.finish(part, tile);
            }
          });
    }
    assertThat(order).hasSize(150);
    for (int tile = 1; tile <= 50; tile++) {
      assertThat(order.indexOf(tile + ".0")).isLessThan(order.indexOf(tile + ".1"));
      assertThat(order.indexOf(tile + ".1")).isLessThan(order.indexOf(tile + ".2"));
    }
  }

  @Test
  void multiply_closedBusyAndLargeTeams_isTheDefinition() {
    VectorMatMul form = VectorMatMul.eager(128, 32);
    MatMulCase wide = MatMulCase.plain(33, 180, 260);
    WorkerTeam closed = WorkerTeam.ofSize(2);
    closed.close();
    wide.checkF32(form, closed, new MatMulWorkspace());
    try (WorkerTeam team = WorkerTeam.ofSize(2)) {
      team.run(2, part -> wide.checkF32(form, team, new MatMulWorkspace()));
    }
    try (WorkerTeam team = WorkerTeam.ofSize(8)) {
      MatMulCase.plain(40, 300, 1030).checkF32(form, team, new MatMulWorkspace());
    }
  }

  @Test
  void abort_partThatFails_endsTheWaitOfOthers() {
    DepthPipeline pipeline = new DepthPipeline();
    try (WorkerTeam team = WorkerTeam.ofSize(3)) {
      for (int trial = 0; trial < 200; trial++) {
        pipeline.begin(3);
        assertThatThrownBy(() -> team.run(3, part -> failIfFirst(part, pipeline)))
            .hasMessage("first");
      }
    }
  }

  private static void failIfFirst(int part, DepthPipeline pipeline) {
    if (part == 0) {
      pipeline.abort(3);
      throw new IllegalStateException("first");
    }
    pipeline.await(part, 1);
    pipeline.finish(part, 1);
  }

  private static Product product(int m, int n, int k) {
    Product product = new Product();
    product.sizes(m, n, k);
    return product;
  }
}
