package dev.cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PhiloxTest {
  /** The known answers that the authors publish with their Random123 library. */
  @Test
  void write_publishedVectors_givesTheirAnswers() {
    int[] words = new int[4];
    Philox.write(words, 0, 4, 0, 0, 0, 0, 0, 0);
    assertThat(words).containsExactly(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
    Philox.write(words, 0, 4, -1, -1, -1, -1, -1, -1);
    assertThat(words).containsExactly(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
    Philox.write(
        words, 0, 4, 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0);
    assertThat(words).containsExactly(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1);
  }

  @Test
  void run_anySizeAndTeam_isAPrefixOfTheSameNumbers() {
    int[] all = new int[100_003];
    try (WorkerTeam one = WorkerTeam.ofSize(1);
        WorkerTeam three = WorkerTeam.ofSize(3)) {
      new Philox().run(1, 2, 3, 4, all, all.length, one);
      for (int size : new int[] {0, 1, 2, 3, 4, 5, 4093, 100_003}) {
        int[] some = new int[size + 1];
        some[size] = 77;
        new Philox().run(1, 2, 3, 4, some, size, three);
        assertThat(Arrays.copyOf(some, size)).isEqualTo(Arrays.copyOf(all, size));
        assertThat(some[size]).isEqualTo(77);
      }
      int[] block = new int[4];
      Philox.write(block, 0, 4, 25_000, 0, 3, 4, 1, 2);
      assertThat(Arrays.copyOfRange(all, 100_000, 100_003)).isEqualTo(Arrays.copyOf(block, 3));
    }
  }

  @Test
  void run_otherSeedStreamOrStep_givesOtherNumbers() {
    int[] seen = new int[20];
    try (WorkerTeam team = WorkerTeam.ofSize(1)) {
      int[] four = new int[4];
      int[][] keys = {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}, {0, 0, 0, 0}};
      for (int i = 0; i < keys.length; i++) {
        new Philox().run(keys[i][0], keys[i][1], keys[i][2], keys[i][3], four, 4, team);
        System.arraycopy(four, 0, seen, 4 * i, 4);
      }
    }
    assertThat(Arrays.stream(seen).distinct().count()).isEqualTo(20);
  }
}
