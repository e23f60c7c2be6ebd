package dev.cajal.nn.data;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A category as one of a fixed number of features, chosen by a hash of its text: 1 for the row's
 * own, 0 for the others. Different categories may share a feature; unknown ones are no different
 * from known ones.
 *
 * <p>The hash is that of Fowler, Noll and Vo (FNV-1a, 32 bits) of the text in UTF-8.
 *
 * @param name the column
 * @param buckets the number of features, at least 1
 */
public record HashingEncoder(String name, int buckets) implements ColumnEncoder {
  private static final int BASIS = 0x811c9dc5;
  private static final int PRIME = 0x01000193;

  /** Checks the number of features. */
  public HashingEncoder {
    Objects.requireNonNull(name, "name");
    buckets = new CategoryEncoding(CategoryEncoding.Method.HASHING, buckets).buckets();
  }

  @Override
  public Column.Kind kind() {
    return Column.Kind.CATEGORICAL;
  }

  @Override
  public List<String> featureNames() {
    return IntStream.range(0, buckets).mapToObj(i -> name + "#" + i).toList();
  }

  @Override
  public String describe() {
    return buckets + " hash values";
  }

  @Override
  public void encode(
      Table table, Column column, float[] out, int offset, int stride, Consumer<String> notes) {
    for (int row = 0; row < column.size(); row++) {
      out[row * stride + offset + Integer.remainderUnsigned(hash(column.text(row)), buckets)] = 1;
    }
  }

  static int hash(String text) {
    int hash = BASIS;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * PRIME;
    }
    return hash;
  }
}
