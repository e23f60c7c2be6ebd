package dev.cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VectorSupportTest {
  @Test
  void find_withoutTheModule_logsTheFlagToAdd() {
    List<String> lines = new ArrayList<>();
    assertThat(VectorSupport.find(ModuleLayer.empty(), new Recorder(lines))).isFalse();
    assertThat(lines)
        .containsExactly(
            "WARNING Running scalar kernels, for large networks several times slower: the module"
                + " jdk.incubator.vector is not loaded. Start java with --add-modules"
                + " jdk.incubator.vector");
  }

  @Test
  void find_withTheModule_logsNothing() {
    List<String> lines = new ArrayList<>();
    assertThat(VectorSupport.find(ModuleLayer.boot(), new Recorder(lines))).isTrue();
    assertThat(lines).isEmpty();
  }
}
