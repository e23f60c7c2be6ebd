package dev.cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.cajal.shape.DType;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The kernels along an axis, each against the slow loop that defines it, for 1 to 3 threads. */
class AxisKernelsTest {
  private static final List<WorkerTeam> TEAMS =
      List.of(WorkerTeam.ofSize(1), WorkerTeam.ofSize(2), WorkerTeam.ofSize(3));
  private static final List<AxisLines> VIEWS =
      List.of(
          new AxisLines(1, 1, 1),
          new AxisLines(3, 5, 1),
          new AxisLines(2, 7, 3),
          new AxisLines(1, 300, 4),
          new AxisLines(0, 4, 2),
          new AxisLines(2, 4, 0),
          new AxisLines(400, 150, 1),
          new AxisLines(1, 900, 70),
          new AxisLines(1, 20, 3000));

  record Case(DType dtype, AxisLines view) {}

  static Stream<Case> numeric() {
    return Stream.of(DType.values())
        .filter(DType::isNumeric)
        .flatMap(dtype -> VIEWS.stream().map(view -> new Case(dtype, view)));
  }

  static Stream<Case> all() {
    return Stream.of(DType.values())
        .flatMap(dtype -> VIEWS.stream().map(view -> new Case(dtype, view)));
  }

  @AfterAll
  static void closeTeams() {
    TEAMS.forEach(WorkerTeam::close);
  }

  /** Few different numbers, so that there are ties; both zeros; NaN where the type has it. */
  private static Buffer numbers(DType dtype, int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Buffer buffer = Buffer.allocate(dtype, size);
    for (int i = 0; i < size; i++) {
      int kind = random.nextInt(40);
      double number =
          kind == 0 && dtype.isFloating()
              ? Double.NaN
              : kind == 1 ? -0.0 : kind == 2 ? 0 : random.nextInt(-20, 20) * 1.1;
      buffer.setDouble(i, number);
    }
    return buffer;
  }

  private static int[] indices(int count, int axis) {
    return new SplittableRandom(7).ints(count, 0, axis).toArray();
  }

  @ParameterizedTest
  @MethodSource("all")
  void gather_anyView_picksSlices(Case c) {
    AxisLines view = c.view;
    for (int count : new int[] {0, 1, 5, 130}) {
      int[] indices = indices(count, view.axis());
      Buffer source = numbers(c.dtype, (int) view.elements(), 1);
      Buffer expected = Buffer.allocate(c.dtype, view.outer() * count * view.inner());
      for (int o = 0; o < view.outer(); o++) {
        for (int i = 0; i < count; i++) {
          for (int j = 0; j < view.inner(); j++) {
            expected.setDouble(
                (o * count + i) * view.inner() + j,
                source.doubleAt((o * view.axis() + indices[i]) * view.inner() + j));
          }
        }
      }
      for (WorkerTeam team : TEAMS) {
        Buffer actual = Buffer.allocate(c.dtype, expected.size());
        new Gather(c.dtype, view, count).run(source.array(), indices, actual.array(), team);
        assertThat(actual.array()).isEqualTo(expected.array());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("numeric")
  void scatterAdd_anyView_addsInOrder(Case c) {
    AxisLines view = c.view;
    for (int count : new int[] {0, 1, 5, 130}) {
      int[] indices = indices(count, view.axis());
      Buffer target = numbers(c.dtype, (int) view.elements(), 2);
      Buffer updates = numbers(c.dtype, view.outer() * count * view.inner(), 3);
      Buffer expected = Buffer.allocate(c.dtype, target.size());
      target.copyTo(expected);
      for (int i = 0; i < updates.size(); i++) {
        int row = i / view.inner() / count;
        int index = indices[i / view.inner() % count];
        int at = (row * view.axis() + index) * view.inner() + i % view.inner();
        expected.setDouble(at, wrapped(c.dtype, expected.doubleAt(at) + updates.doubleAt(i)));
      }
      for (WorkerTeam team : TEAMS) {
        Buffer actual = Buffer.allocate(c.dtype, target.size());
        ScatterAdd kernel = new ScatterAdd(c.dtype, view, count);
        kernel.run(target.array(), indices, updates.array(), actual.array(), team);
        assertThat(actual.array()).isEqualTo(expected.array());
        target.copyTo(actual);
        kernel.run(actual.array(), indices, updates.array(), actual.array(), team);
        assertThat(actual.array()).isEqualTo(expected.array());
      }
    }
  }

  private static double wrapped(DType dtype, double sum) {
    return dtype == DType.U8 ? (int) sum & 0xff : sum;
  }

  @ParameterizedTest
  @MethodSource("numeric")
  void cumulativeSum_anyView_addsInOrder(Case c) {
    AxisLines view = c.view;
    Buffer source = numbers(c.dtype, (int) view.elements(), 4);
    for (int mode = 0; mode < 4; mode++) {
      boolean exclusive = mode % 2 == 1;
      boolean reverse = mode / 2 == 1;
      Buffer expected = Buffer.allocate(c.dtype, source.size());
      Buffer sum = Buffer.allocate(c.dtype, 1);
      for (int line = 0; line < view.lines(); line++) {
        sum.setDouble(0, 0);
        for (int k = 0; k < view.axis(); k++) {
          int at = view.start(line) + (reverse ? view.axis() - 1 - k : k) * view.inner();
          if (exclusive) {
            expected.setDouble(at, sum.doubleAt(0));
          }
          sum.setDouble(0, wrapped(c.dtype, sum.doubleAt(0) + source.doubleAt(at)));
          if (!exclusive) {
            expected.setDouble(at, sum.doubleAt(0));
          }
        }
      }
      CumulativeSum kernel = new CumulativeSum(c.dtype, view, exclusive, reverse);
      for (WorkerTeam team : TEAMS) {
        Buffer actual = Buffer.allocate(c.dtype, source.size());
        kernel.run(source.array(), actual.array(), team);
        assertThat(actual.array()).isEqualTo(expected.array());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void sort_anyView_isStableWithNaNLast(Case c) {
    AxisLines view = c.view;
    Buffer source = numbers(c.dtype, (int) view.elements(), 5);
    for (boolean descending : new boolean[] {false, true}) {
      int[] expected = new int[source.size()];
      for (int line = 0; line < view.lines(); line++) {
        int start = view.start(line);
        for (int k = 0; k < view.axis(); k++) {
          int rank = 0;
          for (int other = 0; other < view.axis(); other++) {
            double a = source.doubleAt(start + other * view.inner());
            double b = source.doubleAt(start + k * view.inner());
            rank +=
                isBefore(a, b, descending) || (!isBefore(b, a, descending) && other < k) ? 1 : 0;
          }
          expected[start + rank * view.inner()] = k;
        }
      }
      Sort kernel = new Sort(c.dtype, view, descending);
      for (WorkerTeam team : TEAMS) {
        int[] indices = new int[source.size()];
        kernel.runIndices(source.array(), indices, team);
        assertThat(indices).isEqualTo(expected);
        Buffer sorted = Buffer.allocate(c.dtype, source.size());
        kernel.run(source.array(), sorted.array(), team);
        for (int line = 0; line < view.lines(); line++) {
          for (int k = 0; k < view.axis(); k++) {
            int at = view.start(line) + k * view.inner();
            double element = source.doubleAt(view.start(line) + expected[at] * view.inner());
            assertThat(Double.doubleToLongBits(sorted.doubleAt(at)))
                .isEqualTo(Double.doubleToLongBits(element));
          }
        }
      }
    }
  }

  private static boolean isBefore(double a, double b, boolean descending) {
    return Double.isNaN(b) ? !Double.isNaN(a) : descending ? a > b : a < b;
  }

  @ParameterizedTest
  @MethodSource("numeric")
  void argReduce_anyView_takesTheFirstExtremeOrNaN(Case c) {
    AxisLines view = c.view;
    Buffer source = numbers(c.dtype, (int) view.elements(), 6);
    for (boolean largest : new boolean[] {false, true}) {
      int[] expected = new int[view.lines()];
      for (int line = 0; line < expected.length; line++) {
        for (int k = 1; k < view.axis(); k++) {
          double best = source.doubleAt(view.start(line) + expected[line] * view.inner());
          double value = source.doubleAt(view.start(line) + k * view.inner());
          boolean better = Double.isNaN(value) || (largest ? value > best : value < best);
          if (!Double.isNaN(best) && better) {
            expected[line] = k;
          }
        }
      }
      for (WorkerTeam team : TEAMS) {
        int[] actual = new int[expected.length];
        new ArgReduce(c.dtype, view, largest).run(source.array(), actual, team);
        assertThat(actual).isEqualTo(expected);
      }
    }
  }

  @Test
  void gatherAndScatter_indexOutsideTheAxis_nameItAndWriteNothing() {
    AxisLines view = new AxisLines(1, 3, 2);
    float[] source = new float[6];
    float[] target = {9, 9, 9, 9};
    assertThatThrownBy(
            () ->
                new Gather(DType.F32, view, 2)
                    .run(source, new int[] {1, 3}, target, TEAMS.getFirst()))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage(
            "gather: indices along an axis of size 3 must lie in [0, 3); found 3 at position 1");
    assertThat(target).containsOnly(9);
    assertThatThrownBy(
            () ->
                new ScatterAdd(DType.F32, view, 2)
                    .run(source, new int[] {-1, 3}, target, source, TEAMS.getFirst()))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage(
            "scatter_add: indices along an axis of size 3 must lie in [0, 3); found -1 at position"
                + " 0");
    assertThat(source).containsOnly(0);
  }

  @Test
  void constructors_wrongSettings_areRefused() {
    AxisLines view = new AxisLines(1, 3, 2);
    assertThatThrownBy(() -> new ScatterAdd(DType.BOOL, view, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("scatter_add: needs a type with arithmetic; found bool; cast first");
    assertThatThrownBy(() -> new CumulativeSum(DType.BOOL, view, false, false))
        .hasMessage("cumulative_sum: needs a type with arithmetic; found bool; cast first");
    assertThatThrownBy(() -> new ArgReduce(DType.BOOL, view, true))
        .hasMessage("argmax: needs a type with arithmetic; found bool; cast first");
    assertThatThrownBy(() -> new ArgReduce(DType.F32, new AxisLines(1, 0, 2), false))
        .hasMessage("argmin: the axis must have at least one element; found none");
    assertThatThrownBy(() -> new AxisLines(1, -3, 2))
        .hasMessage("view along an axis: sizes must not be negative; found [1, -3, 2]");
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void sort_manyElements_isStableWithNaNLast(DType dtype) {
    sort_anyView_isStableWithNaNLast(new Case(dtype, new AxisLines(2, 700, 1)));
  }

  @Test
  void sort_farApart_isRight() {
    int[] source = new SplittableRandom(3).ints(5_000).toArray();
    source[7] = Integer.MIN_VALUE;
    source[8] = Integer.MAX_VALUE;
    int[] sorted = new int[source.length];
    new Sort(DType.I32, new AxisLines(1, source.length, 1), false)
        .run(source, sorted, TEAMS.getFirst());
    assertThat(sorted).isEqualTo(Arrays.stream(source).sorted().toArray());

    double[] doubles = new SplittableRandom(4).doubles(5_000, -1e300, 1e300).toArray();
    doubles[9] = Double.NEGATIVE_INFINITY;
    doubles[10] = Double.POSITIVE_INFINITY;
    double[] found = new double[doubles.length];
    new Sort(DType.F64, new AxisLines(1, doubles.length, 1), false)
        .run(doubles, found, TEAMS.getFirst());
    assertThat(found).isEqualTo(Arrays.stream(doubles).sorted().toArray());
  }

  @Test
  void sort_intoItself_isRefused() {
    int[] array = {2, 1};
    Sort sort = new Sort(DType.I32, new AxisLines(1, 2, 1), false);
    assertThatThrownBy(() -> sort.run(array, array, TEAMS.getFirst()))
        .hasMessage("sort: the result must not be the array of the source");
    assertThatThrownBy(() -> sort.runIndices(array, array, TEAMS.getFirst()))
        .hasMessage("argsort: the result must not be the array of the source");
  }

  @Test
  void run_steadyState_allocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    AxisLines view = new AxisLines(30, 40, 50);
    float[] source = numbers(DType.F32, 60_000, 1).floats();
    float[] target = new float[60_000];
    int[] indices = indices(40, 40);
    int[] found = new int[1500];
    int[] order = new int[60_000];
    WorkerTeam team = TEAMS.get(1);
    Gather gather = new Gather(DType.F32, view, 40);
    ScatterAdd scatter = new ScatterAdd(DType.F32, view, 40);
    CumulativeSum sum = new CumulativeSum(DType.F32, view, true, true);
    Sort sort = new Sort(DType.F32, view, true);
    ArgReduce argmax = new ArgReduce(DType.F32, view, true);
    Philox philox = new Philox();
    StridedCopy copy =
        new StridedCopy(DType.F32, new int[] {1200, 50}, new int[] {50, 1}, new int[] {1, 1200});
    long fewest = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 200 && fewest > 0; attempt++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      gather.run(source, indices, target, team);
      scatter.run(source, indices, source, target, team);
      sum.run(source, target, team);
      sort.run(source, target, team);
      sort.runIndices(source, order, team);
      argmax.run(source, found, team);
      philox.run(1, 2, 3, 4, order, 60_000, team);
      copy.run(source, 0, target, 0, team);
      fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(fewest).isZero();
  }
}
