package dev.cajal.nn.data;

import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;

/** The inputs of a data set: samples of one shape, one after the other in one array. */
public sealed interface Features permits FloatFeatures, ByteFeatures {

  /** The number of samples. */
  int size();

  /** The shape of one sample, without the axis of samples. */
  Shape sampleShape();

  /** The element type of the storage. */
  DType dtype();

  /** The samples of these rows in this order, copied; a row may occur more than once. */
  Features rows(int... rows);
}
