package dev.cajal.nn.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.kernel.Buffer;
import dev.cajal.shape.DType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowGatheringTest {
  @ParameterizedTest
  @CsvSource({"F32, 1", "F32, 3", "F32, 20", "I32, 1", "I32, 5", "I32, 40", "F64, 2", "U8, 3"})
  void run_rowsInAnyOrder_copiesEachToItsPlace(DType dtype, int width) {
    Buffer source = Buffer.allocate(dtype, 7 * width);
    for (int i = 0; i < source.size(); i++) {
      source.setDouble(i, i % 251);
    }
    Buffer target = Buffer.allocate(dtype, 4 * width);
    int[] order = {9, 6, 0, 6, 3};

    new RowGathering().run(source, order, 1, target, 4);

    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < width; column++) {
        assertThat(target.doubleAt(row * width + column))
            .isEqualTo(source.doubleAt(order[1 + row] * width + column));
      }
    }
  }
}
