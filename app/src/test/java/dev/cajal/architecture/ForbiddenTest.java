package dev.cajal.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Calls that some packages must not make, and names that no class may have. */
class ForbiddenTest {
  private static final String[] ARITHMETIC = {
    "dev.cajal.kernel..", "dev.cajal.codegen..", "dev.cajal.compile..", "dev.cajal.fuse.."
  };

  private static final String VECTORS = "jdk.incubator.vector";
  private static final String OPERATORS = VECTORS + ".VectorOperators";

  /** Functions whose last bits differ between processors, or between cold and hot code. */
  private static final Pattern TRANSCENDENTAL =
      Pattern.compile(
          "(?i)exp|expm1|log|log10|log1p|sinh?|cosh?|tanh?|asin|acos|atan2?|pow|cbrt|hypot");

  @Test
  void import_findsTheClassesOfEveryModule() {
    assertThat(Classes.ALL.contain("dev.cajal.Tensor")).isTrue();
    assertThat(Classes.ALL.contain("dev.cajal.app.cli.Main")).isTrue();
    assertThat(Classes.ALL).hasSizeGreaterThan(100);
  }

  @Test
  void standardStreams_areUsedOnlyByTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.cajal.app.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethodWhere(
            target(
                "printStackTrace()",
                access ->
                    access.getName().equals("printStackTrace")
                        && access.getOwner().isAssignableTo(Throwable.class)))
        .check(Classes.ALL);
  }

  @Test
  void vectorTypes_appearOnlyInTheVectorPackages() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.cajal.kernel.vector..", "dev.cajal.codegen.vector..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(VECTORS + "..")
        .check(Classes.ALL);
  }

  @Test
  void kernels_haveNoTranscendentalFunctionOfTheJdk() {
    noCodeUnits()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(ARITHMETIC)
        .should(
            access(
                "call Math or vector operators whose last bits are not fixed",
                access ->
                    Set.of(Math.class.getName(), OPERATORS).contains(access.getOwner().getName())
                        && TRANSCENDENTAL.matcher(access.getName()).matches()))
        .check(Classes.ALL);
  }

  @Test
  void kernels_sumNoLanesInAnOrderOfTheJdksChoice() {
    noCodeUnits()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(ARITHMETIC)
        .should(reduceFloatingLanesByAddOrMultiply())
        .check(Classes.ALL);
  }

  @Test
  void nothing_isSerialisedByJava() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(ObjectOutputStream.class, ObjectInputStream.class)
        .orShould(
            ArchCondition.from(
                DescribedPredicate.describe(
                    "declare Serializable",
                    type ->
                        type.getRawInterfaces().stream()
                            .anyMatch(parent -> parent.isEquivalentTo(Serializable.class)))))
        .check(Classes.ALL);
  }

  @Test
  void names_sayWhatAClassIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Utils?|Helpers?|Managers?)(\\$.*)?")
        .check(Classes.ALL);
  }

  private static ArchCondition<JavaCodeUnit> reduceFloatingLanesByAddOrMultiply() {
    return new ArchCondition<>("reduce floating lanes by ADD or MUL") {
      @Override
      public void check(JavaCodeUnit unit, ConditionEvents events) {
        boolean reduces =
            unit.getAccessesFromSelf().stream()
                .map(JavaAccess::getTarget)
                .anyMatch(
                    target ->
                        target.getName().startsWith("reduceLanes")
                            && Set.of(VECTORS + ".FloatVector", VECTORS + ".DoubleVector")
                                .contains(target.getOwner().getName()));
        boolean adds =
            unit.getAccessesFromSelf().stream()
                .map(JavaAccess::getTarget)
                .anyMatch(
                    target ->
                        target.getOwner().getName().equals(OPERATORS)
                            && Set.of("ADD", "MUL").contains(target.getName()));
        events.add(new SimpleConditionEvent(unit, reduces && adds, unit.getFullName()));
      }
    };
  }

  private static ArchCondition<JavaCodeUnit> access(
      String description, java.util.function.Predicate<AccessTarget> test) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaCodeUnit unit, ConditionEvents events) {
        boolean found = false;
        for (JavaAccess<?> access : unit.getAccessesFromSelf()) {
          if (test.test(access.getTarget())) {
            found = true;
            events.add(SimpleConditionEvent.satisfied(unit, access.getDescription()));
          }
        }
        if (!found) {
          events.add(SimpleConditionEvent.violated(unit, unit.getFullName()));
        }
      }
    };
  }

  private static DescribedPredicate<JavaAccess<?>> target(
      String description, java.util.function.Predicate<AccessTarget> test) {
    return DescribedPredicate.describe(description, access -> test.test(access.getTarget()));
  }
}
