package dev.cajal.nn.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> SETS =
      List.of("iris", "wine", "breast-cancer", "diabetes", "digits");

  @ParameterizedTest
  @CsvSource({
    "kitten, sitting, 3",
    "'', abc, 3",
    "abc, abc, 0",
    "iris, irsi, 1",
    "ca, abc, 3",
    "ab, ba, 1"
  })
  void distance_ofKnownPairs(String a, String b, int expected) {
    assertThat(Nearest.distance(a, b)).isEqualTo(expected);
    assertThat(Nearest.distance(b, a)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"iirs, iris", "IRIS, iris", "breast-cancr, breast-cancer", "breast, breast-cancer"})
  void names_ofMisspeltName_findsIt(String wanted, String found) {
    assertThat(Nearest.names(wanted, SETS)).startsWith(found);
  }

  @Test
  void names_ofUnlikeName_isEmpty() {
    assertThat(Nearest.names("housing", SETS)).isEmpty();
    assertThat(Nearest.suggestion("housing", SETS)).isEmpty();
  }

  @Test
  void names_orderedByDistance_atMostThree() {
    assertThat(Nearest.names("x1", List.of("x", "y1", "x1y", "x1", "z1")))
        .hasSize(3)
        .startsWith("x1");
  }

  @Test
  void suggestion_ofSeveral_joinsThem() {
    assertThat(Nearest.suggestion("rel", List.of("relu", "elu", "tanh")))
        .isEqualTo("did you mean \"relu\"?");
    assertThat(Nearest.suggestion("wins", List.of("wine", "win")))
        .isEqualTo("did you mean \"wine\" or \"win\"?");
  }
}
