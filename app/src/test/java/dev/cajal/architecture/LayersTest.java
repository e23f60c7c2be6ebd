package dev.cajal.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.cajal.Tensor;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of the packages: data flows through them one way, and so do dependencies. */
class LayersTest {
  private static final Set<String> MODULES = Set.of("nn", "io", "app");

  /** For each package of the core, which others it may use. */
  @ParameterizedTest
  @CsvSource({
    "shape,     ''",
    "op,        shape",
    "kernel,    shape",
    "graph,     shape op kernel",
    "grad,      shape op graph kernel",
    "simplify,  shape op graph kernel",
    "reference, shape op graph kernel",
    "fuse,      shape op graph kernel",
    "memory,    shape op graph fuse",
    "codegen,   shape op kernel fuse",
    "compile,   shape op graph kernel simplify reference fuse memory codegen",
    "'',        shape op graph kernel grad compile",
  })
  void corePackage_usesOnlyWhatComesBeforeIt(String layer, String before) {
    Set<String> allowed =
        Stream.concat(Stream.of(layer), Arrays.stream(before.split(" ", -1)))
            .collect(Collectors.toSet());

    ArchRule rule =
        ArchRuleDefinition.noClasses()
            .that(belong("the layer " + layer, type -> layerOf(type).equals(layer) && inCore(type)))
            .should()
            .dependOnClassesThat(
                belong(
                    "a layer not among " + allowed,
                    type -> inCajal(type) && !(inCore(type) && allowed.contains(layerOf(type)))))
            .allowEmptyShould(true);

    rule.check(Classes.ALL);
  }

  @Test
  void corePackages_areAllInTheTable() {
    Set<String> layers =
        Classes.ALL.stream()
            .filter(LayersTest::inCore)
            .map(LayersTest::layerOf)
            .collect(Collectors.toSet());

    assertThat(layers)
        .isSubsetOf(
            "",
            "shape",
            "op",
            "kernel",
            "graph",
            "grad",
            "simplify",
            "reference",
            "fuse",
            "memory",
            "codegen",
            "compile");
  }

  @ParameterizedTest
  @CsvSource({"nn, core nn", "io, core nn io", "app, core nn io app"})
  void module_usesOnlyModulesBeforeIt(String module, String allowed) {
    Set<String> modules = Set.of(allowed.split(" ", -1));

    ArchRuleDefinition.noClasses()
        .that(belong("the module " + module, type -> moduleOf(type).equals(module)))
        .should()
        .dependOnClassesThat(
            belong(
                "a module not among " + modules,
                type -> inCajal(type) && !modules.contains(moduleOf(type))))
        .check(Classes.ALL);
  }

  @Test
  void networks_useOnlyWhatTheCoreExportsToEverybody() throws URISyntaxException {
    Path core = Path.of(Tensor.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Set<String> exported =
        ModuleFinder.of(core).findAll().stream()
            .flatMap(found -> found.descriptor().exports().stream())
            .filter(export -> !export.isQualified())
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toSet());

    assertThat(exported).contains("dev.cajal");
    ArchRuleDefinition.noClasses()
        .that(belong("the networks", type -> moduleOf(type).equals("nn")))
        .should()
        .dependOnClassesThat(
            belong(
                "packages that the core keeps to itself",
                type -> inCore(type) && !exported.contains(type.getPackageName())))
        .check(Classes.ALL);
  }

  @Test
  void packages_haveNoCycles() {
    slices().matching("dev.cajal.(**)").should().beFreeOfCycles().check(Classes.ALL);
  }

  private static boolean inCajal(JavaClass type) {
    return type.getPackageName().equals("dev.cajal")
        || type.getPackageName().startsWith("dev.cajal.");
  }

  private static boolean inCore(JavaClass type) {
    return inCajal(type) && moduleOf(type).equals("core");
  }

  private static String moduleOf(JavaClass type) {
    String first = firstPart(type);
    return MODULES.contains(first) ? first : inCajal(type) ? "core" : "";
  }

  private static String layerOf(JavaClass type) {
    return firstPart(type);
  }

  /** The word after {@code dev.cajal}, empty for that package itself. */
  private static String firstPart(JavaClass type) {
    String[] parts = type.getPackageName().split("\\.", -1);
    return parts.length > 2 ? parts[2] : "";
  }

  private static DescribedPredicate<JavaClass> belong(
      String description, java.util.function.Predicate<JavaClass> test) {
    return DescribedPredicate.describe("belong to " + description, test);
  }
}
