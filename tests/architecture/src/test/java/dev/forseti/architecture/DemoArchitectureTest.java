package dev.forseti.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.forseti", importOptions = ImportOption.DoNotIncludeTests.class)
class DemoArchitectureTest {
  @ArchTest
  static final ArchRule NOTHING_KNOWS_THE_DEMO =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.forseti.demo..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.forseti.demo..")
          .because("it is not for production; its command is found by its service file");

  @ArchTest
  static final ArchRule PACKAGES_OF_THE_DEMO_HAVE_NO_CYCLES =
      slices().matching("dev.forseti.demo.(*)..").should().beFreeOfCycles();
}
