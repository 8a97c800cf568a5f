package dev.forseti.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.forseti.model.EntityPattern;
import dev.forseti.runtime.config.ConfigOption;
import dev.forseti.standalone.config.ForsetiConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;

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
              "dev.forseti.lists..",
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
          .resideInAnyPackage("java.net.http..", "com.sun.net.httpserver..", "org.eclipse.jetty..")
          .because("clients and listeners are written once, in deploy/runtime");

  @ArchTest
  static final ArchRule KAFKA_IS_READ_AND_WRITTEN_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.forseti.ingest..",
              "dev.forseti.policy..",
              "dev.forseti.admin..",
              "dev.forseti.standalone..",
              "dev.forseti.demo..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka.clients..")
          .because("readers and writers are written once, in deploy/runtime");

  @ArchTest
  static final ArchRule CLIENTS_OF_KAFKA_ARE_MADE_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.forseti.testing..", "dev.forseti.benchmarks..")
          .and()
          .doNotHaveFullyQualifiedName("dev.forseti.runtime.kafka.KafkaClients")
          .should()
          .callConstructorWhere(targetOwner(equivalentTo(KafkaConsumer.class)))
          .orShould()
          .callConstructorWhere(targetOwner(equivalentTo(KafkaProducer.class)))
          .orShould()
          .callMethod(Admin.class, "create", Map.class)
          .orShould()
          .callMethod(Admin.class, "create", Properties.class)
          .because("a client that cannot be made is a Kafka that is unavailable");

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
  static final ArchRule POLICY_HAS_NO_CYCLES =
      slices().matching("dev.forseti.policy.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule PARTS_OF_POLICY_DO_NOT_KNOW_ITS_LOOP =
      noClasses()
          .that()
          .resideInAPackage("dev.forseti.policy.*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.forseti.policy")
          .because("the loop puts them together");

  @ArchTest
  static final ArchRule NOBODY_READS_AN_ID_AS_A_PATTERN =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.forseti.lists..",
              "dev.forseti.policy.brakes..",
              "dev.forseti.policy.publish..",
              "dev.forseti.standalone.service..")
          .should()
          .callConstructor(EntityPattern.class, String.class)
          .because("patterns come from the configuration and from entries of lists");

  @ArchTest
  static final ArchRule THE_RULE_LANGUAGE_HAS_NO_CYCLES =
      slices().matching("dev.forseti.rules.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule LISTS_HAVE_NO_CYCLES =
      slices().matching("dev.forseti.lists.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule THE_SCORING_JOB_HAS_NO_CYCLES =
      slices().matching("dev.forseti.scoring.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule STAGES_OF_THE_SCORING_JOB_DO_NOT_KNOW_THE_JOB =
      noClasses()
          .that()
          .resideInAPackage("dev.forseti.scoring.*..")
          .and()
          .resideOutsideOfPackage("dev.forseti.scoring.cluster..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.forseti.scoring", "dev.forseti.scoring.cluster..")
          .because("the job puts its stages together; a stage is told what it needs");

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

  @ArchTest
  static void everyOptionIsCollectedByTheConfiguration(JavaClasses classes) throws Exception {
    List<ConfigOption<?>> collected = ForsetiConfig.SCHEMA.options();
    List<String> forgotten = new ArrayList<>();
    for (JavaClass owner : classes) {
      for (JavaField field : owner.getFields()) {
        if (field.getRawType().isEquivalentTo(ConfigOption.class)
            && field.getModifiers().contains(JavaModifier.STATIC)
            && !collected.contains(field.reflect().get(null))) {
          forgotten.add(field.getFullName());
        }
      }
    }
    assertThat(forgotten).as("options that './forseti config' does not show").isEmpty();
  }

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
