package dev.cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TeamClaimsTest {
  @Test
  void take_eachThread_beginsWithItsOwnParts() {
    TeamClaims claims = new TeamClaims(3);
    assertThat(claims.take(1, 7, 2)).isEqualTo(2);
    assertThat(claims.take(1, 7, 0)).isEqualTo(0);
    assertThat(claims.take(1, 7, 1)).isEqualTo(1);
    assertThat(claims.take(1, 7, 2)).isEqualTo(5);
    assertThat(claims.take(1, 7, 0)).isEqualTo(3);
  }

  @Test
  void take_aloneThread_takesWhatOthersHaveNotBegun() {
    TeamClaims claims = new TeamClaims(3);
    List<Integer> taken = new ArrayList<>();
    for (int part = claims.take(5, 7, 1); part >= 0; part = claims.take(5, 7, 1)) {
      taken.add(part);
    }
    assertThat(taken).containsExactly(1, 4, 2, 5, 0, 3, 6);
  }

  @Test
  void take_runThatIsOver_isNothing() {
    TeamClaims claims = new TeamClaims(2);
    assertThat(claims.take(1, 2, 0)).isZero();
    assertThat(claims.take(1, 2, 0)).isEqualTo(1);
    assertThat(claims.take(2, 2, 0)).isZero();
    assertThat(claims.take(1, 2, 1)).isEqualTo(-1);
    assertThat(claims.take(2, 2, 1)).isEqualTo(1);
  }
}
