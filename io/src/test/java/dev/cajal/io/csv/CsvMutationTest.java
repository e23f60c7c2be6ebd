package dev.cajal.io.csv;

import dev.cajal.io.Mutations;
import dev.cajal.io.file.ByteSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class CsvMutationTest {
  private static final byte[] TEXT =
      "\uFEFFage,\"home, town\",answer\r\n20,\"Ulm\",yes\r\n-3.5e2,\"A \"\"b\"\"\",no\r\n7,Köln,yes\r\n"
          .getBytes(StandardCharsets.UTF_8);

  private static void parse(byte[] bytes) {
    Csv.read(ByteSource.of("t.csv", bytes), CsvOptions.detect());
  }

  @Test
  void read_damagedText_neverAnotherError() {
    Mutations.check(TEXT, CsvMutationTest::parse);
  }

  @Test
  void read_damagedGzip_neverAnotherError() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(TEXT);
    }
    Mutations.check(out.toByteArray(), CsvMutationTest::parse);
  }
}
