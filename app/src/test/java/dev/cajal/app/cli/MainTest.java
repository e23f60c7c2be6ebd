package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {
  @Test
  void execute_withoutCommand_saysThatOneIsRequired() {
    StringWriter errors = new StringWriter();
    CommandLine command = new CommandLine(new Main()).setErr(new PrintWriter(errors, true));

    int code = command.execute();

    assertThat(code).isEqualTo(2);
    assertThat(errors.toString()).startsWith("a command is required");
  }
}
