package dev.cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.shape.DType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BufferTest {
  @ParameterizedTest
  @EnumSource(DType.class)
  void allocate_anyType_isZeroAndHoldsOnes(DType dtype) {
    Buffer buffer = Buffer.allocate(dtype, 3);
    assertThat(buffer.dtype()).isEqualTo(dtype);
    assertThat(buffer.size()).isEqualTo(3);
    assertThat(buffer.doubleAt(1)).isZero();
    buffer.setDouble(1, 1);
    assertThat(buffer.doubleAt(0)).isZero();
    assertThat(buffer.doubleAt(1)).isEqualTo(1);
    Buffer copy = Buffer.allocate(dtype, 3);
    buffer.copyTo(copy);
    assertThat(copy.array()).isEqualTo(buffer.array()).isNotSameAs(buffer.array());
  }

  @Test
  void array_eachType_isTheArrayItself() {
    float[] floats = {1};
    double[] doubles = {2};
    int[] ints = {3};
    byte[] bytes = {(byte) 200};
    boolean[] booleans = {true};
    assertThat(new Buffer.F32(floats).floats()).isSameAs(floats);
    assertThat(new Buffer.F64(doubles).doubles()).isSameAs(doubles);
    assertThat(new Buffer.I32(ints).ints()).isSameAs(ints);
    assertThat(new Buffer.U8(bytes).bytes()).isSameAs(bytes);
    assertThat(new Buffer.Bool(booleans).booleans()).isSameAs(booleans);
    assertThat(new Buffer.U8(bytes).doubleAt(0)).isEqualTo(200);
  }

  @Test
  void setDouble_fractions_convertsAsCastsDo() {
    Buffer ints = Buffer.allocate(DType.I32, 2);
    ints.setDouble(0, -2.9);
    ints.setDouble(1, 1e20);
    assertThat(ints.ints()).containsExactly(-2, Integer.MAX_VALUE);
    Buffer bytes = Buffer.allocate(DType.U8, 1);
    bytes.setDouble(0, 255.9);
    assertThat(bytes.doubleAt(0)).isEqualTo(255);
    Buffer floats = Buffer.allocate(DType.F32, 1);
    floats.setDouble(0, 0.1);
    assertThat(floats.doubleAt(0)).isEqualTo(0.1f);
    Buffer booleans = Buffer.allocate(DType.BOOL, 1);
    booleans.setDouble(0, -0.5);
    assertThat(booleans.booleans()).containsExactly(true);
  }

  @Test
  void arrays_ofAnotherType_nameBothTypes() {
    Buffer f64 = Buffer.allocate(DType.F64, 1);
    assertThatThrownBy(f64::floats)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("buffer: asked for its f32 array, but it holds f64; cast first");
    assertThatThrownBy(f64::ints).hasMessageContaining("its i32 array, but it holds f64");
    assertThatThrownBy(f64::bytes).hasMessageContaining("its u8 array, but it holds f64");
    assertThatThrownBy(f64::booleans).hasMessageContaining("its bool array, but it holds f64");
    assertThatThrownBy(() -> Buffer.allocate(DType.U8, 1).doubles())
        .hasMessageContaining("its f64 array, but it holds u8");
  }

  @Test
  void allocate_negativeSize_isRefused() {
    assertThatThrownBy(() -> Buffer.allocate(DType.F32, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("buffer of f32: the size must not be negative; found -1");
  }

  @Test
  void copyTo_otherTypeOrSize_isRefused() {
    Buffer three = Buffer.allocate(DType.F32, 3);
    assertThatThrownBy(() -> three.copyTo(Buffer.allocate(DType.F32, 2)))
        .hasMessage(
            "buffer copy: element types and sizes must be equal; from f32 of 3, to f32 of 2");
    assertThatThrownBy(() -> three.copyTo(0, Buffer.allocate(DType.I32, 3), 0, 1))
        .hasMessage("buffer copy: element types must be equal; from f32, to i32");
  }

  @Test
  void copyTo_range_copiesOnlyIt() {
    Buffer source = new Buffer.I32(new int[] {1, 2, 3, 4});
    Buffer target = Buffer.allocate(DType.I32, 4);
    source.copyTo(1, target, 2, 2);
    assertThat(target.ints()).containsExactly(0, 0, 2, 3);
  }

  @Test
  void isFinite_anyType_findsWhatIsNot() {
    Buffer floats = new Buffer.F32(new float[] {1, -0f, Float.MAX_VALUE});
    Buffer doubles = new Buffer.F64(new double[] {1, -0.0, Double.MIN_VALUE});
    assertThat(floats.isFinite()).isTrue();
    assertThat(doubles.isFinite()).isTrue();
    assertThat(new Buffer.I32(new int[] {Integer.MIN_VALUE}).isFinite()).isTrue();
    floats.setDouble(0, Double.NaN);
    doubles.setDouble(2, Double.NEGATIVE_INFINITY);
    assertThat(floats.isFinite()).isFalse();
    assertThat(doubles.isFinite()).isFalse();
  }
}
