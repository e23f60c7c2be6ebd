package dev.cajal.io.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.Tensor;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.train.Checkpoint;
import dev.cajal.nn.train.EpochRecord;
import dev.cajal.nn.train.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFoldersTest {
  @TempDir Path model;

  private static Checkpoint checkpoint(int epochs, float weight) {
    List<EpochRecord> history =
        IntStream.rangeClosed(1, epochs)
            .mapToObj(epoch -> new EpochRecord(epoch, Map.of("loss", 0.5), Map.of(), 0.1, 10, 0.25))
            .toList();
    return new Checkpoint(
        new Progress(7, 10, 5, 20, Optional.empty(), history),
        Map.of("0.weight", Tensor.of(weight)),
        Map.of("main.rate", Tensor.of(0.1f)),
        Map.of());
  }

  private float weight() {
    return new CheckpointFolders(model)
        .latest()
        .orElseThrow()
        .parameters()
        .get("0.weight")
        .toFloats()[0];
  }

  private String pointer() throws IOException {
    return Files.readString(model.resolve("checkpoint")).strip();
  }

  @Test
  void save_keepsTheNewestAlone() throws IOException {
    CheckpointFolders folders = new CheckpointFolders(model);
    assertThat(folders.latest()).isEmpty();

    folders.save(checkpoint(1, 1));
    folders.save(checkpoint(2, 2));

    assertThat(weight()).isEqualTo(2);
    assertThat(folders.latest().orElseThrow().progress()).isEqualTo(checkpoint(2, 2).progress());
    assertThat(model.resolve("checkpoints")).isDirectoryContaining("glob:**/epoch-000002");
    assertThat(Folders.list(model.resolve("checkpoints"))).hasSize(1);
  }

  @Test
  void save_theSameEpochAgain_neverDeletesTheOneThatIsNamed() throws IOException {
    CheckpointFolders folders = new CheckpointFolders(model);
    for (int time = 1; time <= 3; time++) {
      String before = time == 1 ? "" : pointer();

      folders.save(checkpoint(3, time));

      assertThat(weight()).isEqualTo(time);
      assertThat(pointer()).isNotEqualTo(before);
      assertThat(Folders.list(model.resolve("checkpoints"))).hasSize(1);
    }
  }

  @Test
  void save_afterAKillBeforeTheNaming_replacesWhatWasLeft() throws IOException {
    CheckpointFolders folders = new CheckpointFolders(model);
    folders.save(checkpoint(1, 1));
    Files.createDirectories(model.resolve("checkpoints/epoch-000002/nonsense"));
    Files.createDirectories(model.resolve("checkpoints/.epoch-000002.tmp/nonsense"));
    assertThat(weight()).isEqualTo(1);

    folders.save(checkpoint(2, 2));

    assertThat(weight()).isEqualTo(2);
    assertThat(Folders.list(model.resolve("checkpoints"))).hasSize(1);
    assertThat(model.resolve("checkpoints/epoch-000002/nonsense")).doesNotExist();
  }

  @Test
  void latest_ofAPointerToSomethingElse_isRefused() throws IOException {
    Files.writeString(model.resolve("checkpoint"), "../elsewhere\n");

    assertThatThrownBy(() -> new CheckpointFolders(model).latest())
        .isInstanceOf(DataException.class)
        .hasMessage(
            "%s: expected the name of a checkpoint, such as epoch-000012; found \"../elsewhere\""
                .formatted(model.resolve("checkpoint")));
  }
}
