package dev.cajal.io.safetensors;

import dev.cajal.nn.data.FileFormatException;
import dev.cajal.nn.data.Quoted;
import dev.cajal.shape.Shape;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The rules that the offsets in a header obey. */
final class Layout {
  private static final long MAX_ELEMENTS = Integer.MAX_VALUE - 8;

  private Layout() {}

  /**
   * The header with its tensors in the order of their data, which fills the file without overlap or
   * hole, each tensor as many bytes as its shape and type need.
   *
   * @throws FileFormatException if it breaks one of these rules, naming the tensor
   */
  static SafetensorsHeader check(String file, SafetensorsHeader header, long dataLength) {
    List<StoredTensor> tensors =
        header.tensors().stream()
            .sorted(
                Comparator.comparingLong(StoredTensor::begin)
                    .thenComparingLong(StoredTensor::end)
                    .thenComparing(StoredTensor::name))
            .toList();
    long position = 0;
    for (StoredTensor tensor : tensors) {
      if (tensor.begin() > tensor.end() || tensor.end() > dataLength) {
        throw problem(
            file,
            tensor,
            "offsets must rise and lie in 0 to %d, the length of the data; found %d to %d"
                .formatted(dataLength, tensor.begin(), tensor.end()));
      }
      if (tensor.begin() != position) {
        throw problem(
            file,
            tensor,
            "data must begin where the tensor before ends, at %d; found %d, %s"
                .formatted(
                    position, tensor.begin(), tensor.begin() < position ? "an overlap" : "a hole"));
      }
      checkSize(file, tensor);
      position = tensor.end();
    }
    if (position != dataLength) {
      throw new FileFormatException(
          file,
          "the tensors must fill the data, %d bytes; found %d bytes of tensors"
              .formatted(dataLength, position));
    }
    return new SafetensorsHeader(header.metadata(), tensors, header.dataStart());
  }

  private static void checkSize(String file, StoredTensor tensor) {
    Optional<StoredType> type = StoredType.find(tensor.type());
    if (type.isEmpty()) {
      return;
    }
    long length = tensor.end() - tensor.begin();
    long bytes = type.get().bytes();
    for (long extent : tensor.shape()) {
      long high = Math.multiplyHigh(bytes, extent);
      bytes *= extent;
      if (high != 0 || bytes < 0) {
        throw problem(file, tensor, "the shape %s is too large".formatted(tensor.shape()));
      }
    }
    if (bytes != length) {
      throw problem(
          file,
          tensor,
          "shape %s of %s needs %d bytes; found %d"
              .formatted(tensor.shape(), tensor.type(), bytes, length));
    }
  }

  /**
   * The element type of a tensor that is to be read.
   *
   * @throws FileFormatException if it cannot be read
   */
  static StoredType type(String file, StoredTensor tensor) {
    return StoredType.find(tensor.type())
        .orElseThrow(
            () ->
                problem(
                    file,
                    tensor,
                    "elements of type %s cannot be read; expected one of %s"
                        .formatted(Quoted.of(tensor.type()), StoredType.names())));
  }

  /**
   * The shape of a tensor that is to be read.
   *
   * @throws FileFormatException if an extent or the number of elements is too large for an array
   */
  static Shape shape(String file, StoredTensor tensor) {
    long elements = 1;
    for (long extent : tensor.shape()) {
      elements = extent > MAX_ELEMENTS ? Long.MAX_VALUE : elements * extent;
      if (elements > MAX_ELEMENTS) {
        throw problem(
            file,
            tensor,
            "at most %d elements fit one array; found shape %s"
                .formatted(MAX_ELEMENTS, tensor.shape()));
      }
    }
    return Shape.of(tensor.shape().stream().mapToInt(Long::intValue).toArray());
  }

  static FileFormatException problem(String file, StoredTensor tensor, String text) {
    return new FileFormatException(file, "tensor " + Quoted.of(tensor.name()) + ": " + text);
  }
}
