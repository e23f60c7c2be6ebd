package dev.cajal.io.stream;

import dev.cajal.io.file.FileProblem;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Permutation;
import dev.cajal.nn.train.SampleReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/** Reads a {@link SampleFile} block by block, in order or through a shuffling window. */
final class WindowReader implements SampleReader {
  /** Keeps the choice from the window apart from the order of blocks. */
  private static final long CHOICE = 0x5DEECE66DL;

  private final Path path;
  private final RowLayout layout;
  private final int size;
  private final int block;
  private final Optional<Order> order;
  private final FileChannel channel;
  private final int[] blocks;
  private final ByteBuffer bytes;
  private final RowLayout.Views views;
  private final Optional<RowLayout.Views> window;

  private int nextBlock;
  private int inBlock;
  private int blockRows;
  private int filled;
  private long drawn;

  /**
   * A random order.
   *
   * @param window samples to choose from, at most as many as there are
   * @param seed of the order
   * @param epoch of the order
   */
  record Order(int window, long seed, int epoch) {}

  WindowReader(Path path, RowLayout layout, int size, int block, Optional<Order> order) {
    this.path = path;
    this.layout = layout;
    this.size = size;
    this.block = block;
    this.order = order;
    int count = Math.ceilDiv(size, block);
    this.blocks = order.map(o -> Permutation.of(count, o.seed(), o.epoch())).orElse(new int[0]);
    this.bytes = allocate((long) Math.min(block, size) * layout.bytes());
    this.views = new RowLayout.Views(bytes);
    this.window = order.map(o -> new RowLayout.Views(allocate((long) o.window() * layout.bytes())));
    try {
      this.channel = FileChannel.open(path, StandardOpenOption.READ);
    } catch (IOException e) {
      throw FileProblem.of(path.toString(), "read", e);
    }
  }

  private static ByteBuffer allocate(long size) {
    return ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.nativeOrder());
  }

  @Override
  public void next(int rows, Map<String, Buffer> fields) {
    for (int row = 0; row < rows; row++) {
      if (window.isPresent()) {
        draw(window.get(), order.orElseThrow(), fields, row);
      } else {
        advance();
        layout.get(views, inBlock++, fields, row);
      }
    }
  }

  private void draw(RowLayout.Views from, Order random, Map<String, Buffer> fields, int row) {
    while (filled < random.window() && advance()) {
      move(from, filled++);
    }
    double uniform = Permutation.uniform(random.seed() ^ CHOICE, random.epoch(), drawn++);
    int chosen = (int) (uniform * filled);
    layout.get(from, chosen, fields, row);
    if (advance()) {
      move(from, chosen);
    } else {
      filled--;
      copy(from.bytes(), filled, from.bytes(), chosen);
    }
  }

  private void move(RowLayout.Views to, int row) {
    copy(bytes, inBlock++, to.bytes(), row);
  }

  private void copy(ByteBuffer from, int fromRow, ByteBuffer to, int toRow) {
    int width = layout.bytes();
    to.put(toRow * width, from, fromRow * width, width);
  }

  /** Makes sure that a block has a row left; false if all rows were read. */
  private boolean advance() {
    if (inBlock < blockRows) {
      return true;
    }
    if (nextBlock == Math.ceilDiv(size, block)) {
      return false;
    }
    int number = blocks.length > 0 ? blocks[nextBlock] : nextBlock;
    nextBlock++;
    blockRows = Math.min(block, size - number * block);
    inBlock = 0;
    bytes.clear().limit(blockRows * layout.bytes());
    long position = (long) number * block * layout.bytes();
    try {
      while (bytes.hasRemaining()) {
        int count = channel.read(bytes, position + bytes.position());
        if (count < 0) {
          throw new DataException(path + ": the file changed while it was being read");
        }
      }
    } catch (IOException e) {
      throw FileProblem.of(path.toString(), "read", e);
    }
    bytes.clear();
    return true;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw FileProblem.of(path.toString(), "read", e);
    }
  }
}
