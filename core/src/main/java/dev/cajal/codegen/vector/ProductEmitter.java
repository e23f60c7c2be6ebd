package dev.cajal.codegen.vector;

import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;

import dev.cajal.codegen.lane.LaneType;
import dev.cajal.codegen.lane.SmallStep;
import dev.cajal.codegen.lane.SmallStep.Place;
import dev.cajal.kernel.LaneScratch;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * Writes a small matrix product: rows of the result in registers, as many as hide the time of an
 * fma, over the whole depth.
 *
 * <p>A right matrix whose rows are not whole vectors of neighbours is packed first, filled up with
 * what happens to be there, and what comes of that is left out.
 */
final class ProductEmitter {
  private static final ClassDesc FLOATS = CD_float.arrayType();
  private static final ClassDesc SCRATCH = LaneScratch.class.describeConstable().orElseThrow();

  /** Accumulators at a time: what fits into 16 registers and hides the latency of an fma. */
  private static final int ACCUMULATORS = 8;

  private static final int MOST_PANELS = 4;

  private final CodeBuilder out;
  private final VectorCode vectors;
  private final int m;
  private final int n;
  private final int k;
  private final Place left;
  private final Place right;
  private final Place result;
  private final int lanes;
  private final int panels;
  private final boolean packed;

  private int a;
  private int b;
  private int c;
  private int row;
  private int p;
  private int rowTo;

  ProductEmitter(CodeBuilder out, SmallStep.Product product, int bits) {
    // One column of the result, whose elements are neighbours, is a row.
    SmallStep.Product q = product.n() == 1 ? transposed(product) : product;
    this.out = out;
    this.m = q.m();
    this.n = q.n();
    this.k = q.k();
    this.left = q.left();
    this.right = q.right();
    this.result = q.result();
    this.lanes = lanes(n, bits);
    this.panels = (n + lanes - 1) / lanes;
    this.packed = n % lanes != 0 || right.columnStride() != 1;
    this.vectors = new VectorCode(out, lanes * Float.SIZE);
  }

  private static SmallStep.Product transposed(SmallStep.Product q) {
    return new SmallStep.Product(
        1,
        q.m(),
        q.k(),
        transposed(q.right()),
        transposed(q.left()),
        new Place(q.result().slot(), q.result().offset(), q.m(), 1));
  }

  private static Place transposed(Place place) {
    return new Place(place.slot(), place.offset(), place.columnStride(), place.rowStride());
  }

  /** The narrowest vectors of which there need not be more. */
  static int lanes(int n, int bits) {
    int lanes = bits / Float.SIZE;
    int fewest = (n + lanes - 1) / lanes;
    while (lanes > 4 && (n + lanes / 2 - 1) / (lanes / 2) == fewest) {
      lanes /= 2;
    }
    return lanes;
  }

  void write() {
    rowTo = out.parameterSlot(3);
    Label some = out.newLabel();
    out.iload(rowTo).ifne(some).return_().labelBinding(some);
    if (m == 1) {
      out.iconst_1().istore(rowTo);
    }
    a = array(left);
    b = array(right);
    c = array(result);
    row = out.allocateLocal(TypeKind.INT);
    p = out.allocateLocal(TypeKind.INT);
    if (packed) {
      pack();
    }
    for (int panel = 0; panel < panels; panel += MOST_PANELS) {
      columns(panel, Math.min(panels, panel + MOST_PANELS));
    }
    out.return_();
  }

  private int array(Place place) {
    int local = out.allocateLocal(TypeKind.REFERENCE);
    out.aload(out.parameterSlot(0)).loadConstant(place.slot()).aaload();
    out.checkcast(FLOATS).astore(local);
    return local;
  }

  private int packedWidth() {
    return panels * lanes;
  }

  /** Copies the right matrix into the scratch; an edge for rows of the result comes after it. */
  private void pack() {
    int from = b;
    int size = k * packedWidth() + ACCUMULATORS * lanes;
    b = out.allocateLocal(TypeKind.REFERENCE);
    out.aload(out.parameterSlot(1));
    out.loadConstant((size + LaneScratch.LANES - 1) / LaneScratch.LANES);
    out.invokevirtual(SCRATCH, "floats", MethodTypeDesc.of(FLOATS, CD_int)).astore(b);
    int column = out.allocateLocal(TypeKind.INT);
    loop(
        column,
        n,
        () ->
            loop(
                p,
                k,
                () -> {
                  out.aload(b);
                  sum(p, packedWidth(), column, 1, 0);
                  out.aload(from);
                  sum(p, right.rowStride(), column, right.columnStride(), right.offset());
                  out.faload().fastore();
                }));
  }

  /** Leaves first · firstStep + second · secondStep + constant. */
  private void sum(int first, int firstStep, int second, int secondStep, int constant) {
    out.iload(first).loadConstant(firstStep).imul();
    out.iload(second).loadConstant(secondStep).imul().iadd();
    out.loadConstant(constant).iadd();
  }

  private void loop(int counter, int limit, Runnable body) {
    out.iconst_0().istore(counter);
    Label test = out.newBoundLabel();
    Label end = out.newLabel();
    out.iload(counter).loadConstant(limit).if_icmpge(end);
    body.run();
    out.iinc(counter, 1).goto_(test).labelBinding(end);
  }

  /** All rows of some panels: as many at a time as there are accumulators, then one by one. */
  private void columns(int from, int to) {
    int most = Math.min(m, ACCUMULATORS / (to - from));
    out.iconst_0().istore(row);
    rows(from, to, most);
    if (m % most != 0) {
      rows(from, to, 1);
    }
  }

  private void rows(int from, int to, int count) {
    Label test = out.newBoundLabel();
    Label end = out.newLabel();
    out.iload(row).loadConstant(count).iadd().iload(rowTo).if_icmpgt(end);
    int[][] sums = new int[count][to - from];
    int[] rights = new int[to - from];
    for (int panel = 0; panel < rights.length; panel++) {
      rights[panel] = out.allocateLocal(TypeKind.REFERENCE);
    }
    for (int[] line : sums) {
      for (int panel = 0; panel < line.length; panel++) {
        line[panel] = out.allocateLocal(TypeKind.REFERENCE);
        vectors.species(LaneType.F32);
        out.fconst_0();
        vectors.broadcast(LaneType.F32);
        out.astore(line[panel]);
      }
    }
    loop(p, k, () -> accumulate(sums, rights, from));
    for (int line = 0; line < count; line++) {
      for (int panel = from; panel < to; panel++) {
        store(sums[line][panel - from], line, panel);
      }
    }
    out.iinc(row, count).goto_(test).labelBinding(end);
  }

  private void accumulate(int[][] sums, int[] rights, int from) {
    for (int panel = 0; panel < rights.length; panel++) {
      vectors.species(LaneType.F32);
      int offset = (from + panel) * lanes + (packed ? 0 : right.offset());
      out.aload(b).iload(p).loadConstant(packed ? packedWidth() : right.rowStride()).imul();
      out.loadConstant(offset).iadd();
      vectors.load(LaneType.F32, FLOATS);
      out.astore(rights[panel]);
    }
    int factor = out.allocateLocal(TypeKind.REFERENCE);
    for (int line = 0; line < sums.length; line++) {
      vectors.species(LaneType.F32);
      out.aload(a);
      int offset = left.offset() + line * left.rowStride();
      sum(row, left.rowStride(), p, left.columnStride(), offset);
      out.faload();
      vectors.broadcast(LaneType.F32);
      out.astore(factor);
      for (int panel = 0; panel < rights.length; panel++) {
        vector(factor);
        vector(rights[panel]);
        vector(sums[line][panel]);
        vectors.fma();
        out.astore(sums[line][panel]);
      }
    }
  }

  private void vector(int local) {
    out.aload(local);
    vectors.exact(LaneType.F32);
  }

  private void store(int sum, int line, int panel) {
    int offset = result.offset() + line * result.rowStride() + panel * lanes;
    int columns = Math.min(lanes, n - panel * lanes);
    vector(sum);
    if (columns == lanes) {
      out.aload(c).iload(row).loadConstant(result.rowStride()).imul();
      out.loadConstant(offset).iadd();
      vectors.store(LaneType.F32, FLOATS);
      return;
    }
    int edge = k * packedWidth() + line * lanes;
    out.aload(b).loadConstant(edge);
    vectors.store(LaneType.F32, FLOATS);
    loop(
        p,
        columns,
        () -> {
          out.aload(c);
          sum(row, result.rowStride(), p, 1, offset);
          out.aload(b).iload(p).loadConstant(edge).iadd().faload().fastore();
        });
  }
}
