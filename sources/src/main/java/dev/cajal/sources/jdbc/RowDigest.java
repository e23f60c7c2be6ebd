package dev.cajal.sources.jdbc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 digest of rows: of each value in its order, by kind and content. */
final class RowDigest {
  private static final byte MISSING = 0;
  private static final byte NUMBER = 1;
  private static final byte TEXT = 2;

  private final MessageDigest sha256;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 13);

  RowDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  void missing() {
    room(1).put(MISSING);
  }

  /** A number; not-a-number is a missing one. */
  void number(double value) {
    if (Double.isNaN(value)) {
      missing();
    } else {
      room(1 + Double.BYTES).put(NUMBER).putDouble(value);
    }
  }

  void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    room(1 + Integer.BYTES).put(TEXT).putInt(bytes.length);
    flush();
    sha256.update(bytes);
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  private void flush() {
    sha256.update(buffer.flip());
    buffer.clear();
  }

  /** The digest in hexadecimal digits; nothing can be added afterwards. */
  String hex() {
    flush();
    return HexFormat.of().formatHex(sha256.digest());
  }
}
