package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {
  @TempDir Path folder;

  /** What Bash offers for the last of these words. */
  private List<String> offered(String... words) throws IOException, InterruptedException {
    CapturedConsole console = new CapturedConsole();
    assertThat(console.run("completion")).isZero();
    Path script = Files.writeString(folder.resolve("completion"), console.out());
    String line =
        "source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_cajal; printf '%%s\\n' \"${COMPREPLY[@]}\""
            .formatted(script, String.join(" ", words), words.length - 1);
    Process bash =
        // Bash complains on standard error that no key was pressed.
        new ProcessBuilder("bash", "--norc", "-c", line)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(out).isZero();
    return out.lines().map(String::strip).toList();
  }

  @Test
  void script_completesCommands() throws IOException, InterruptedException {
    assertThat(offered("cajal", "tr")).containsExactly("train");
  }

  @Test
  void script_completesOptions() throws IOException, InterruptedException {
    assertThat(offered("cajal", "train", "--opt")).containsExactly("--optimizer");
  }

  @Test
  void script_completesValues() throws IOException, InterruptedException {
    assertThat(offered("cajal", "train", "--optimizer", "adam")).containsExactly("adam", "adamw");
    assertThat(offered("cajal", "train", "--loss", "hu")).containsExactly("huber");
    assertThat(offered("cajal", "train", "--impute", "m"))
        .containsExactly("mean", "median", "most-frequent");
    assertThat(offered("cajal", "train", "--image-colour", "")).containsExactly("grey", "rgb");
    assertThat(offered("cajal", "train", "--task", "re")).containsExactly("regression");
    assertThat(offered("cajal", "train", "wi")).contains("wine");
  }
}
