package dev.cajal.codegen;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.cajal.codegen.lane.LaneCode;
import dev.cajal.codegen.lane.LoopEmitter;
import dev.cajal.codegen.lane.Lowering;
import dev.cajal.codegen.lane.SmallKernel;
import dev.cajal.codegen.lane.SmallStep;
import dev.cajal.codegen.lane.VectorForm;
import dev.cajal.fuse.loop.LoopProgram;
import dev.cajal.fuse.loop.Result;
import dev.cajal.kernel.GeneratedClass;
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
import java.util.function.IntConsumer;

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
  private static final ClassDesc ARRAYS = Arrays.class.describeConstable().orElseThrow();
  private static final ClassDesc MATH = Math.class.describeConstable().orElseThrow();
  private static final ClassDesc OBJECTS = CD_Object.arrayType();
  private static final MethodTypeDesc RUN =
      MethodTypeDesc.of(CD_void, CD_int, OBJECTS, SCRATCH, CD_int);
  private static final MethodTypeDesc ROWS =
      MethodTypeDesc.of(CD_void, OBJECTS, SCRATCH, CD_int, CD_int);
  private static final MethodTypeDesc WHOLE = MethodTypeDesc.of(CD_void, OBJECTS, SCRATCH, CD_int);
  private static final int STATIC = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC;

  private final ClassDesc name;
  private final List<List<SmallStep>> stretches;
  private final VectorForm form;
  private final int bits;
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
              GeneratedClass.writeShell(shell, KERNEL);
              List<String> names = stretches.stream().map(this::stretch).toList();
              shell.withMethodBody("run", RUN, ClassFile.ACC_PUBLIC, body -> choose(body, names));
            });
  }

  /** Calls the method of the stretch that is asked for. */
  private void choose(CodeBuilder out, List<String> names) {
    for (int at = 0; at < names.size(); at++) {
      Label next = out.newLabel();
      out.iload(out.parameterSlot(0)).loadConstant(at).if_icmpne(next);
      out.aload(out.parameterSlot(1)).aload(out.parameterSlot(2));
      out.iload(out.parameterSlot(3)).invokestatic(name, names.get(at), WHOLE);
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
        WHOLE,
        STATIC,
        body -> {
          calls.forEach(call -> call.accept(body));
          body.return_();
        });
    return method;
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
    shell.withMethodBody(method, WHOLE, STATIC, out -> reducing(out, loop, parts));
    return out -> {
      out.aload(out.parameterSlot(0)).aload(out.parameterSlot(1));
      masked(out, loop.rows());
      out.invokestatic(name, method, WHOLE);
    };
  }

  private void callRows(CodeBuilder out, String method, int rows) {
    out.aload(out.parameterSlot(0)).aload(out.parameterSlot(1)).iconst_0();
    masked(out, rows);
    out.invokestatic(name, method, ROWS);
  }

  private static void masked(CodeBuilder out, int rows) {
    out.iload(out.parameterSlot(2)).loadConstant(rows).iand();
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

  /** The body of a method of arrays, scratch and rows around the methods of a loop. */
  private void reducing(CodeBuilder out, SmallStep.Loop loop, List<String> parts) {
    int rows = out.parameterSlot(2);
    Label filled = out.newLabel();
    out.iload(rows).ifeq(filled);
    List<Result> results = loop.program().results();
    List<FoldEmitter> folds = new ArrayList<>();
    for (int at = 0; at < results.size(); at++) {
      DType type = loop.program().types().get(results.get(at).value());
      switch (results.get(at)) {
        case Result.Store _ -> {}
        case Result.ReduceRows reduced -> fill(out, loop, at, type, reduced.reduction());
        case Result.ReduceColumns reduced -> {
          int width = LaneFold.width(loop.columns());
          folds.add(new FoldEmitter(reduced.reduction(), type, at, results.size(), width));
        }
      }
    }
    int row = out.allocateLocal(TypeKind.INT);
    int end = out.allocateLocal(TypeKind.INT);
    out.labelBinding(filled).iconst_0().istore(row);
    // Once also without any row, because the JVM counts the calls of the loop's methods.
    Label turn = out.newBoundLabel();
    out.iload(rows);
    if (!folds.isEmpty()) {
      out.iload(row).loadConstant(LaneScratch.ROWS).iadd();
      out.invokestatic(MATH, "min", MethodTypeDesc.of(CD_int, CD_int, CD_int));
    }
    out.istore(end);
    int[] lanes =
        folds.stream().mapToInt(fold -> fold.writeLanes(out, out.parameterSlot(1))).toArray();
    int line = out.allocateLocal(TypeKind.INT);
    eachLine(out, row, end, line, folds, at -> folds.get(at).writeClear(out, lanes[at], line));
    for (String part : parts) {
      out.aload(out.parameterSlot(0)).aload(out.parameterSlot(1)).iload(row).iload(end);
      out.invokestatic(name, part, ROWS);
    }
    eachLine(
        out,
        row,
        end,
        line,
        folds,
        at -> {
          FoldEmitter fold = folds.get(at);
          writePlace(out, result(loop, fold.index()), fold.dtype(), row, line);
          fold.writeStore(out, lanes[at], line);
        });
    out.iload(end).istore(row).iload(row).iload(rows).if_icmplt(turn).return_();
  }

  /** Writes something for each fold of each row of a turn, the first of which is line 0. */
  private static void eachLine(
      CodeBuilder out, int row, int end, int line, List<FoldEmitter> folds, IntConsumer write) {
    if (folds.isEmpty()) {
      return;
    }
    out.iconst_0().istore(line);
    Label test = out.newBoundLabel();
    Label done = out.newLabel();
    out.iload(row).iload(line).iadd().iload(end).if_icmpge(done);
    for (int at = 0; at < folds.size(); at++) {
      write.accept(at);
    }
    out.iinc(line, 1).goto_(test).labelBinding(done);
  }

  /** Leaves an array and its index at a line of a turn. */
  private static void writePlace(
      CodeBuilder out, SmallStep.Place place, DType type, int row, int line) {
    out.aload(out.parameterSlot(0)).loadConstant(place.slot()).aaload();
    out.checkcast((type == DType.F32 ? CD_float : CD_int).arrayType());
    out.iload(row).iload(line).iadd().loadConstant(place.rowStride()).imul();
    out.loadConstant(place.offset()).iadd();
  }

  private static SmallStep.Place result(SmallStep.Loop loop, int at) {
    return loop.places().get(loop.program().operands().size() + at);
  }

  /** Fills what is reduced over rows with the identity. */
  private static void fill(
      CodeBuilder out, SmallStep.Loop loop, int at, DType type, Reduction reduction) {
    SmallStep.Place place = result(loop, at);
    ClassDesc element = type == DType.F32 ? CD_float : CD_int;
    out.aload(out.parameterSlot(0)).loadConstant(place.slot()).aaload();
    out.checkcast(element.arrayType());
    out.loadConstant(place.offset()).loadConstant(place.offset() + loop.columns());
    FoldEmitter.writeIdentity(out, reduction, type);
    out.invokestatic(
        ARRAYS, "fill", MethodTypeDesc.of(CD_void, element.arrayType(), CD_int, CD_int, element));
  }
}
