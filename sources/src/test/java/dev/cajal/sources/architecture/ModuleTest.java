package dev.cajal.sources.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.cajal.io.dataset.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What the module uses, and how it is found. */
class ModuleTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.cajal.sources");

  @Test
  void module_usesNoCommand_andNoStandardStreams() {
    assertThat(CLASSES).hasSizeGreaterThan(20);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.cajal.app..")
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }

  @Test
  void packages_areApart() {
    noClasses()
        .that()
        .resideInAPackage("dev.cajal.sources.jdbc..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.cajal.sources.parquet..", "org.apache..", "io.airlift..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("dev.cajal.sources.parquet..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.cajal.sources.jdbc..", "java.sql..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("dev.cajal.sources.rows..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "org.apache..", "io.airlift..")
        .check(CLASSES);
  }

  @Test
  void readers_areFoundOnTheClassPath_asTheModuleNamesThem() throws IOException {
    List<String> found =
        ServiceLoader.load(TableReader.class).stream()
            .map(provider -> provider.type().getName())
            .sorted()
            .toList();

    assertThat(found)
        .containsExactly(
            "dev.cajal.sources.jdbc.JdbcReader", "dev.cajal.sources.parquet.ParquetReader");
    String module = Files.readString(Path.of("src/main/java/module-info.java"));
    found.forEach(name -> assertThat(module).contains("import " + name + ";"));
  }
}
