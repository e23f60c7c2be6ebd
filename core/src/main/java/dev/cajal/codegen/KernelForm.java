package dev.cajal.codegen;

/** The code that runs a loop; every form gives the same bits. */
public enum KernelForm {
  /** One column at a time. */
  SCALAR(0),
  /** Vectors of 128 bits. */
  VECTOR_128(128),
  /** Vectors of 256 bits. */
  VECTOR_256(256),
  /** Vectors of 512 bits. */
  VECTOR_512(512),
  /** Scalar at first, vectors once the loop is hot and they are ready. */
  ADAPTIVE(0);

  private final int bits;

  KernelForm(int bits) {
    this.bits = bits;
  }

  /** The width of its vectors in bits, 0 where that is not fixed. */
  public int bits() {
    return bits;
  }
}
