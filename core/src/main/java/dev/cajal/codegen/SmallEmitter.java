package dev.cajal.codegen;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import dev.cajal.codegen.lane.LaneCode;
import dev.cajal.codegen.lane.LaneFold;
import dev.cajal.codegen.lane.LoopEmitter;
import dev.cajal.codegen.lane.Lowering;
import dev.cajal.codegen.lane.SmallKernel;
import dev.cajal.codegen.lane.SmallStep;
import dev.cajal.codegen.lane.VectorForm;
import dev.cajal.fuse.loop.LoopProgram;
import dev.cajal.fuse.loop.Result;
import dev.cajal.kernel.LaneScratch;
import dev.cajal.op.Reduction;
import dev.cajal.shape.DType;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes one class for the small steps of a program: a static method for each, with its sizes,
 * strides and constants in the code, and one for each stretch that calls them in order.
 *
 * <p>A step of a few hundred points takes as long as finding its kernel, arrays and numbers does;
 * here C2 sees them all. One method for each step, because C2 compiles long methods of the Vector
 * API badly.
 */
final class SmallEmitter {
  private static final ClassDesc KERNEL = SmallKernel.class.describeConstable().orElseThrow();
  private static final ClassDesc SCRATCH = LaneScratch.class.describeConstable().orElseThrow();
  private static final ClassDesc FOLD = LaneFold.class.describeConstable().orElseThrow();
  private static final ClassDesc ARRAYS = Arrays.class.describeConstable().orElseThrow();
  private static final ClassDesc MATH = Math.class.describeConstable().orElseThrow();
  private static final ClassDesc OBJECTS = CD_Object.arrayType();
  private static final MethodTypeDesc RUN =
      MethodTypeDesc.of(CD_void, CD_int, OBJECTS, SCRATCH, FOLD.arrayType(), CD_int);
  private static final MethodTypeDesc ROWS =
      MethodTypeDesc.of(CD_void, OBJECTS, SCRATCH, CD_int, CD_int);
  private static final MethodTypeDesc FOLDING =
      MethodTypeDesc.of(CD_void, OBJECTS, SCRATCH, FOLD.arrayType(), CD_int);
  private static final int FLAGS = ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER;
  private static final int STATIC = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC;

  private final ClassDesc name;
  private final List<List<SmallStep>> stretches;
  private final VectorForm form;
  private final int bits;
  private final List<LaneFold> folds = new ArrayList<>();
  private ClassBuilder shell;
  private int methods;

  /** An emitter of a class with vectors of at most the given width. */
  SmallEmitter(ClassDesc name, List<List<SmallStep>> stretches, VectorForm form, int bits) {
    this.name = name;
    this.stretches = stretches;
    this.form = form;
    this.bits = bits;
  }

  /** The class file of a {@link SmallKernel}. */
  byte[] emit() {
    return ClassFile.of()
        .build(
            name,
            builder -> {
              shell = builder;
              shell.withFlags(FLAGS);
              shell.withInterfaceSymbols(KERNEL);
              shell.withMethodBody(
                  INIT_NAME,
                  MTD_void,
                  ClassFile.ACC_PUBLIC,
                  body -> body.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_());
              List<String> names = stretches.stream().map(this::stretch).toList();
              shell.withMethodBody("run", RUN, ClassFile.ACC_PUBLIC, body -> choose(body, names));
            });
  }

  /** Calls the method of the stretch that is asked for. */
  private void choose(CodeBuilder out, List<String> names) {
    for (int at = 0; at < names.size(); at++) {
      Label next = out.newLabel();
      out.iload(out.parameterSlot(0)).loadConstant(at).if_icmpne(next);
      out.aload(out.parameterSlot(1)).aload(out.parameterSlot(2)).aload(out.parameterSlot(3));
      out.iload(out.parameterSlot(4)).invokestatic(name, names.get(at), FOLDING);
      out.return_().labelBinding(next);
    }
    out.return_();
  }

  /** Writes the methods of a stretch; the name of the one that calls them. */
  private String stretch(List<SmallStep> steps) {
    List<Consumer<CodeBuilder>> calls = steps.stream().map(this::method).toList();
    String method = nextName();
    shell.withMethodBody(
        method,
        FOLDING,
        STATIC,
        body -> {
          calls.forEach(call -> call.accept(body));
          body.return_();
        });
    return method;
  }

  /** The reductions over columns of all steps, once the class is written. */
  LaneFold[] folds() {
    return folds.toArray(LaneFold[]::new);
  }

  /** Writes the methods of a step; what calls them from its stretch. */
  private Consumer<CodeBuilder> method(SmallStep step) {
    return switch (step) {
      case SmallStep.Product product -> {
        String method = define(body -> form.writeProduct(body, product, bits));
        yield out -> callRows(out, method, product.m());
      }
      case SmallStep.Loop loop -> method(loop);
    };
  }

  private Consumer<CodeBuilder> method(SmallStep.Loop loop) {
    List<String> parts = parts(loop);
    LoopProgram program = loop.program();
    if (!program.reducesColumns() && !program.reducesRows()) {
      return out -> parts.forEach(part -> callRows(out, part, loop.rows()));
    }
    String method = nextName();
    int first = folds.size();
    List<Integer> folded = folded(loop);
    shell.withMethodBody(method, FOLDING, STATIC, out -> reducing(out, loop, parts, folded, first));
    return out -> {
      out.aload(out.parameterSlot(0)).aload(out.parameterSlot(1)).aload(out.parameterSlot(2));
      masked(out, loop.rows());
      out.invokestatic(name, method, FOLDING);
    };
  }

  private void callRows(CodeBuilder out, String method, int rows) {
    out.aload(out.parameterSlot(0)).aload(out.parameterSlot(1)).iconst_0();
    masked(out, rows);
    out.invokestatic(name, method, ROWS);
  }

  private static void masked(CodeBuilder out, int rows) {
    out.iload(out.parameterSlot(3)).loadConstant(rows).iand();
  }

  private String define(Consumer<CodeBuilder> body) {
    String method = nextName();
    shell.withMethodBody(method, ROWS, STATIC, body);
    return method;
  }

  private String nextName() {
    return "step" + methods++;
  }

  /** The methods of a loop: whole vectors, then the columns that are left over. */
  private List<String> parts(SmallStep.Loop loop) {
    LaneCode code = Lowering.lower(loop.program());
    int width = LoopCost.hasVectorForm(loop.program(), code) ? width(loop.columns(), bits) : 0;
    int whole = width == 0 ? 0 : loop.columns() / width * width;
    List<String> parts = new ArrayList<>();
    if (whole > 0) {
      LoopEmitter emitter = form.emitter(loop.program(), code, width * Float.SIZE);
      parts.add(define(body -> emitter.write(body, new SmallFrame(loop, 0, whole))));
    }
    if (whole < loop.columns()) {
      LoopEmitter emitter = new ScalarEmitter(loop.program(), code);
      parts.add(define(body -> emitter.write(body, new SmallFrame(loop, whole, loop.columns()))));
    }
    return parts;
  }

  /**
   * The lanes of vectors that leave the fewest vectors and single columns; of equals the widest; 0
   * where no vector fits.
   */
  static int width(int columns, int bits) {
    int best = 0;
    int least = columns;
    for (int lanes = bits / Float.SIZE; lanes >= 4; lanes /= 2) {
      int turns = columns / lanes + columns % lanes;
      if (turns < least) {
        least = turns;
        best = lanes;
      }
    }
    return best;
  }

  /** The results that are reduced over columns, whose ends join the list of all. */
  private List<Integer> folded(SmallStep.Loop loop) {
    List<Result> results = loop.program().results();
    List<Integer> folded = new ArrayList<>();
    for (int at = 0; at < results.size(); at++) {
      if (results.get(at) instanceof Result.ReduceColumns(int value, Reduction reduction)) {
        DType type = loop.program().types().get(value);
        folds.add(new LaneFold(reduction, type, at, results.size()));
        folded.add(at);
      }
    }
    return folded;
  }

  /** The body of a method of arrays, scratch, folds and rows around the methods of a loop. */
  private void reducing(
      CodeBuilder out, SmallStep.Loop loop, List<String> parts, List<Integer> folded, int first) {
    int rows = out.parameterSlot(3);
    Label filled = out.newLabel();
    out.iload(rows).ifeq(filled);
    List<Result> results = loop.program().results();
    for (int at = 0; at < results.size(); at++) {
      if (results.get(at) instanceof Result.ReduceRows(int value, Reduction reduction)) {
        fill(out, loop, at, loop.program().types().get(value), reduction);
      }
    }
    int row = out.allocateLocal(TypeKind.INT);
    int end = out.allocateLocal(TypeKind.INT);
    out.labelBinding(filled).iconst_0().istore(row);
    // Once also without any row, because the JVM counts the calls of the loop's methods.
    Label turn = out.newBoundLabel();
    out.iload(rows);
    if (!folded.isEmpty()) {
      out.iload(row).loadConstant(LaneScratch.ROWS).iadd();
      out.invokestatic(MATH, "min", MethodTypeDesc.of(CD_int, CD_int, CD_int));
    }
    out.istore(end);
    for (int i = 0; i < folded.size(); i++) {
      fold(out, first + i, row, end, loop.columns());
      out.invokevirtual(FOLD, "clear", MethodTypeDesc.of(CD_void, SCRATCH, CD_int, CD_int));
    }
    for (String part : parts) {
      out.aload(out.parameterSlot(0)).aload(out.parameterSlot(1)).iload(row).iload(end);
      out.invokestatic(name, part, ROWS);
    }
    for (int i = 0; i < folded.size(); i++) {
      SmallStep.Place place = result(loop, folded.get(i));
      fold(out, first + i, row, end, loop.columns());
      out.aload(out.parameterSlot(0)).loadConstant(place.slot()).aaload();
      out.loadConstant(place.offset()).iload(row).loadConstant(place.rowStride()).imul().iadd();
      out.loadConstant(place.rowStride());
      out.invokevirtual(
          FOLD,
          "store",
          MethodTypeDesc.of(CD_void, SCRATCH, CD_int, CD_int, CD_Object, CD_int, CD_int));
    }
    out.iload(end).istore(row).iload(row).iload(rows).if_icmplt(turn).return_();
  }

  /** Leaves a fold, the scratch, the rows of a turn and the columns. */
  private static void fold(CodeBuilder out, int fold, int row, int end, int columns) {
    out.aload(out.parameterSlot(2)).loadConstant(fold).aaload().aload(out.parameterSlot(1));
    out.iload(end).iload(row).isub().loadConstant(columns);
  }

  private static SmallStep.Place result(SmallStep.Loop loop, int at) {
    return loop.places().get(loop.program().operands().size() + at);
  }

  /** Fills what is reduced over rows with the identity. */
  private static void fill(
      CodeBuilder out, SmallStep.Loop loop, int at, DType type, Reduction reduction) {
    SmallStep.Place place = result(loop, at);
    ClassDesc element =
        switch (type) {
          case F32 -> CD_float;
          case F64 -> CD_double;
          case I32 -> CD_int;
          case U8, BOOL -> throw LaneFold.notReduced(type);
        };
    out.aload(out.parameterSlot(0)).loadConstant(place.slot()).aaload();
    out.checkcast(element.arrayType());
    out.loadConstant(place.offset()).loadConstant(place.offset() + loop.columns());
    if (type == DType.I32) {
      out.loadConstant(reduction.integerIdentity());
    } else if (type == DType.F32) {
      out.loadConstant((float) reduction.floatingIdentity());
    } else {
      out.loadConstant(reduction.floatingIdentity());
    }
    out.invokestatic(
        ARRAYS, "fill", MethodTypeDesc.of(CD_void, element.arrayType(), CD_int, CD_int, element));
  }
}
