package dev.cajal.io.csv;

import dev.cajal.io.file.ByteSource;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.FileFormatException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The characters of a CSV file, and what its first line says about it. */
final class CsvText {
  private static final int SAMPLE = 1 << 16;
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String SEPARATORS = ",;\t|";

  private CsvText() {}

  /** A reader behind the byte order mark, if there is one; malformed text makes it fail. */
  static Reader open(ByteSource source) {
    InputStream bytes = source.open();
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)),
            SAMPLE);
    try {
      reader.mark(1);
      if (reader.read() != BYTE_ORDER_MARK) {
        reader.reset();
      }
      return reader;
    } catch (IOException e) {
      DataException problem = failure(source, e);
      try {
        reader.close();
      } catch (IOException suppressed) {
        problem.addSuppressed(suppressed);
      }
      throw problem;
    }
  }

  /** What a failed read means to the user. */
  static DataException failure(ByteSource source, IOException cause) {
    return cause instanceof CharacterCodingException
        ? new FileFormatException(
            source.name(), "is not UTF-8 text; save it as CSV in UTF-8", cause)
        : source.failure(cause);
  }

  /**
   * The most frequent separator outside quotes in the first line, a comma if there is none.
   *
   * @throws DataException if the file holds no text
   */
  static char separator(ByteSource source) {
    char[] sample = new char[SAMPLE];
    int length = 0;
    try (Reader reader = open(source)) {
      int count = 0;
      while (count >= 0 && length < SAMPLE) {
        length += count;
        count = reader.read(sample, length, SAMPLE - length);
      }
    } catch (IOException e) {
      throw failure(source, e);
    }
    int[] counts = new int[SEPARATORS.length()];
    boolean quoted = false;
    boolean begun = false;
    for (int i = 0; i < length; i++) {
      char c = sample[i];
      if (c == 0) {
        throw new FileFormatException(source.name(), "is not text; expected a CSV file in UTF-8");
      }
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '\n' || c == '\r') && begun) {
        break;
      } else if (!quoted && SEPARATORS.indexOf(c) >= 0) {
        counts[SEPARATORS.indexOf(c)]++;
      }
      begun |= !Character.isWhitespace(c);
    }
    if (!begun) {
      throw new DataException(source.name() + ": the file holds no text; expected lines of data");
    }
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return SEPARATORS.charAt(best);
  }
}
