package dev.cajal.kernel.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharesTest {
  @Test
  void take_onePartAlone_takesItsOwnShareOfBothKindsThenTheOthers() {
    Shares shares = new Shares();
    shares.begin(2, 4, 6);
    assertThat(all(shares, 1)).containsExactly(2, 3, 7, 8, 9, 0, 1, 4, 5, 6);
    assertThat(shares.take(0)).isEqualTo(-1);
  }

  @Test
  void take_partsInTurn_everyUnitOnce() {
    Shares shares = new Shares();
    for (int parts = 1; parts <= 5; parts++) {
      for (int first = 0; first < 7; first++) {
        for (int second = 0; second < 7; second++) {
          shares.begin(parts, first, second);
          List<Integer> taken = new ArrayList<>();
          boolean more = true;
          while (more) {
            more = false;
            for (int part = 0; part < parts; part++) {
              int unit = shares.take(part);
              if (unit >= 0) {
                taken.add(unit);
                more = true;
              }
            }
          }
          assertThat(taken)
              .containsExactlyInAnyOrderElementsOf(
                  IntStream.range(0, first + second).boxed().toList());
        }
      }
    }
  }

  private static List<Integer> all(Shares shares, int part) {
    List<Integer> taken = new ArrayList<>();
    for (int unit = shares.take(part); unit >= 0; unit = shares.take(part)) {
      taken.add(unit);
    }
    return taken;
  }
}
