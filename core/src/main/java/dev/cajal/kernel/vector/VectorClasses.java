package dev.cajal.kernel.vector;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The classes of vectors and masks of each width, and generated code that says them.
 *
 * <p>Calls of the Vector API end in calls of methods that each class has its own of. C2 takes that
 * of the class which came by before, in any code of the process; once vectors of two widths have
 * come by, it compiles both, and then every vector is an object on the heap, which is a hundred
 * times slower. A cast to the class itself leaves nothing to guess. The classes are not public, so
 * the cast is one by {@link Class#cast}, which C2 knows as well.
 */
public final class VectorClasses {
  /** The class of 128-bit vectors of f32. */
  public static final Class<?> FLOATS_128 = FloatVector.SPECIES_128.vectorType();

  /** The class of 256-bit vectors of f32. */
  public static final Class<?> FLOATS_256 = FloatVector.SPECIES_256.vectorType();

  /** The class of 512-bit vectors of f32. */
  public static final Class<?> FLOATS_512 = FloatVector.SPECIES_512.vectorType();

  /** The class of 128-bit vectors of i32. */
  public static final Class<?> INTS_128 = IntVector.SPECIES_128.vectorType();

  /** The class of 256-bit vectors of i32. */
  public static final Class<?> INTS_256 = IntVector.SPECIES_256.vectorType();

  /** The class of 512-bit vectors of i32. */
  public static final Class<?> INTS_512 = IntVector.SPECIES_512.vectorType();

  /** The class of 128-bit vectors of f64. */
  public static final Class<?> DOUBLES_128 = DoubleVector.SPECIES_128.vectorType();

  /** The class of 256-bit vectors of f64. */
  public static final Class<?> DOUBLES_256 = DoubleVector.SPECIES_256.vectorType();

  /** The class of 512-bit vectors of f64. */
  public static final Class<?> DOUBLES_512 = DoubleVector.SPECIES_512.vectorType();

  /** The class of masks of 128-bit vectors of f32. */
  public static final Class<?> FLOAT_MASKS_128 = mask(FloatVector.SPECIES_128);

  /** The class of masks of 256-bit vectors of f32. */
  public static final Class<?> FLOAT_MASKS_256 = mask(FloatVector.SPECIES_256);

  /** The class of masks of 512-bit vectors of f32. */
  public static final Class<?> FLOAT_MASKS_512 = mask(FloatVector.SPECIES_512);

  /** The class of masks of 128-bit vectors of i32. */
  public static final Class<?> INT_MASKS_128 = mask(IntVector.SPECIES_128);

  /** The class of masks of 256-bit vectors of i32. */
  public static final Class<?> INT_MASKS_256 = mask(IntVector.SPECIES_256);

  /** The class of masks of 512-bit vectors of i32. */
  public static final Class<?> INT_MASKS_512 = mask(IntVector.SPECIES_512);

  private static final ClassDesc HERE = VectorClasses.class.describeConstable().orElseThrow();
  private static final MethodTypeDesc CAST =
      MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Object);

  /** What generated code keeps in a vector. */
  public enum Kind {
    /** Vectors of f32. */
    FLOATS(FloatVector.class),
    /** Vectors of i32. */
    INTS(IntVector.class),
    /** Vectors of f64. */
    DOUBLES(DoubleVector.class),
    /** Masks of vectors of f32. */
    FLOAT_MASKS(VectorMask.class),
    /** Masks of vectors of i32. */
    INT_MASKS(VectorMask.class);

    private final Class<?> known;

    Kind(Class<?> known) {
      this.known = known;
    }
  }

  private VectorClasses() {}

  private static Class<?> mask(VectorSpecies<?> species) {
    return species.maskAll(true).getClass();
  }

  /**
   * Writes that the value on the stack, known as any vector or mask of a kind, has a width.
   *
   * @param bits 128, 256 or 512
   */
  public static void writeCast(CodeBuilder out, Kind kind, int bits) {
    out.getstatic(HERE, kind + "_" + bits, ConstantDescs.CD_Class).swap();
    out.invokevirtual(ConstantDescs.CD_Class, "cast", CAST)
        .checkcast(kind.known.describeConstable().orElseThrow());
  }
}
