package dev.forseti.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.forseti", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] SURROUNDINGS = {
    "org.apache.flink..", "org.apache.kafka..", "org.springframework..", "java.sql..", "javax.sql.."
  };

  @ArchTest
  static final ArchRule THE_SHARED_LANGUAGE_KNOWS_NO_SURROUNDINGS =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.forseti.model..",
              "dev.forseti.wire..",
              "dev.forseti.rules..",
              "dev.forseti.features..",
              "dev.forseti.reputation..",
              "dev.forseti.pipeline..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SURROUNDINGS)
          .because("rules/ is pure: Flink, a backtest and the policy server run the same code");

  @ArchTest
  static final ArchRule ONLY_WIRE_KNOWS_JACKSON =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.forseti.wire..", "dev.forseti.admin..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson..")
          .because("a format is known in one place; others use JsonText and the codecs");

  @ArchTest
  static final ArchRule HTTP_IS_SPOKEN_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.forseti.runtime.http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net.http..", "com.sun.net.httpserver..")
          .because("clients and listeners are written once, in deploy/runtime");

  @ArchTest
  static final ArchRule KAFKA_IS_READ_AND_WRITTEN_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.forseti.ingest..",
              "dev.forseti.policy..",
              "dev.forseti.admin..",
              "dev.forseti.standalone..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka.clients..")
          .because("readers and writers are written once, in deploy/runtime");

  @ArchTest
  static final ArchRule THE_RUNTIME_KNOWS_NO_PART =
      noClasses()
          .that()
          .resideInAPackage("dev.forseti.runtime..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.forseti.ingest..",
              "dev.forseti.scoring..",
              "dev.forseti.policy..",
              "dev.forseti.admin..",
              "dev.forseti.standalone..")
          .because("it stands below all parts");

  @ArchTest
  static final ArchRule INGEST_MEETS_OTHERS_ONLY_IN_TOPICS =
      jobDependsOnNoOther("ingest", "scoring", "policy", "admin");

  @ArchTest
  static final ArchRule SCORING_MEETS_OTHERS_ONLY_IN_TOPICS =
      jobDependsOnNoOther("scoring", "ingest", "policy", "admin");

  @ArchTest
  static final ArchRule POLICY_MEETS_OTHERS_ONLY_IN_TOPICS =
      jobDependsOnNoOther("policy", "ingest", "scoring", "admin");

  @ArchTest
  static final ArchRule THE_CONSOLE_MEETS_OTHERS_ONLY_IN_TOPICS =
      jobDependsOnNoOther("admin", "ingest", "scoring", "policy");

  @ArchTest
  static final ArchRule CLOCKS_AND_IDS_ARE_PARAMETERS =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.forseti.standalone..")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.util.UUID.class, "randomUUID")
          .because("the same input gives the same output, in a test and in a backtest");

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("dev.forseti.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule FEATURES_OF_THE_CONSOLE_HAVE_NO_CYCLES =
      slices().matching("dev.forseti.admin.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule THE_RULE_LANGUAGE_HAS_NO_CYCLES =
      slices().matching("dev.forseti.rules.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_THE_COMPILER_KNOWS_BOTH_PACKS_AND_CODE =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.forseti.rules.code..", "dev.forseti.rules.counter..", "dev.forseti.rules.eval..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.forseti.rules.pack..",
              "dev.forseti.rules.compile..",
              "dev.cel..",
              "org.snakeyaml..")
          .because("rules that run know neither YAML nor CEL");

  private static ArchRule jobDependsOnNoOther(String job, String... others) {
    String[] packages =
        java.util.Arrays.stream(others)
            .map(other -> "dev.forseti." + other + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage("dev.forseti." + job + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .allowEmptyShould(true);
  }
}
