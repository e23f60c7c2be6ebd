package dev.cajal.sources.parquet;

import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Decompression of pages in Java, of which no byte is allocated that the pages cannot hold. */
final class Decompression implements CompressionCodecFactory {
  /** The most bytes that one compressed byte can stand for. */
  private static final int SNAPPY_RATIO = 32;

  private static final int LZ4_RATIO = 256;
  private static final int GZIP_RATIO = 1032;
  private static final int ZSTD_RATIO = 1 << 16;

  /** Whether pages of this kind can be decompressed. */
  static boolean knows(CompressionCodecName codec) {
    return switch (codec) {
      case UNCOMPRESSED, SNAPPY, LZ4_RAW, ZSTD, GZIP -> true;
      case LZO, BROTLI, LZ4 -> false;
    };
  }

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    throw new UnsupportedOperationException("only reads");
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    return switch (codec) {
      case UNCOMPRESSED -> new Pages(1, (bytes, _) -> bytes);
      case SNAPPY -> new Pages(SNAPPY_RATIO, by(new SnappyDecompressor()));
      case LZ4_RAW -> new Pages(LZ4_RATIO, by(new Lz4Decompressor()));
      case ZSTD -> new Pages(ZSTD_RATIO, by(new ZstdDecompressor()));
      case GZIP -> new Pages(GZIP_RATIO, Decompression::gzip);
      case LZO, BROTLI, LZ4 -> throw new IllegalArgumentException(codec + ": is not known");
    };
  }

  @Override
  public void release() {}

  /** The way from compressed bytes to so many plain ones. */
  private interface Way {
    byte[] plain(byte[] compressed, int size) throws IOException;
  }

  private static Way by(Decompressor decompressor) {
    return (compressed, size) -> {
      byte[] plain = new byte[size];
      int found = decompressor.decompress(compressed, 0, compressed.length, plain, 0, size);
      if (found != size) {
        throw new IOException("a page has %d bytes instead of %d".formatted(found, size));
      }
      return plain;
    };
  }

  private static byte[] gzip(byte[] compressed, int size) throws IOException {
    try (InputStream in = new GZIPInputStream(BytesInput.from(compressed).toInputStream())) {
      byte[] plain = in.readNBytes(size);
      if (plain.length != size || in.read() >= 0) {
        throw new IOException("a page does not have the %d bytes that it should".formatted(size));
      }
      return plain;
    }
  }

  /**
   * Pages of one kind of compression.
   *
   * @param ratio the most bytes that one compressed byte can stand for
   * @param way to plain bytes
   */
  private record Pages(int ratio, Way way) implements BytesInputDecompressor {
    @Override
    public BytesInput decompress(BytesInput bytes, int size) throws IOException {
      return BytesInput.from(plain(bytes.toInputStream().readAllBytes(), size));
    }

    @Override
    public void decompress(ByteBuffer input, int compressed, ByteBuffer output, int size)
        throws IOException {
      byte[] bytes = new byte[compressed];
      input.get(bytes);
      output.put(plain(bytes, size));
    }

    private byte[] plain(byte[] compressed, int size) throws IOException {
      if (size < 0 || size > (long) ratio * compressed.length) {
        throw new IOException(
            "a page of %d bytes cannot hold %d".formatted(compressed.length, size));
      }
      return way.plain(compressed, size);
    }

    @Override
    public void release() {}
  }
}
