package dev.forseti.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Json;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the build says that Forseti consists of, as CycloneDX. */
class BillOfMaterialsIT {
  private static final Path TARGET = Path.of("target").toAbsolutePath();

  /** Licences under which the whole may be passed on; of several that are offered one is enough. */
  private static final Set<String> COMPATIBLE =
      Set.of(
          "0BSD",
          "Apache-2.0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "CC0-1.0",
          "EPL-2.0",
          "Go License",
          "MIT",
          "Unicode-3.0");

  /** What others bring along and nothing of ours, or of theirs as we use it, needs. */
  private static final Set<String> SUPERFLUOUS =
      Set.of("log4j-core", "log4j-slf4j2-impl", "logback-access");

  @SuppressWarnings("NullAway.Init")
  private static List<Json.Obj> components;

  @BeforeAll
  static void read() throws Exception {
    Path file = TARGET.resolve("forseti.cdx.json");
    assertThat(file).as("written by a build that is online, without -o").exists();
    byte[] bill = Files.readAllBytes(file);
    Json.Obj whole = (Json.Obj) JsonText.parse(bill, new JsonLimits(bill.length, 64));
    components = objects(whole, "components");
  }

  @Test
  void namesEveryJarWithItsVersionAndChecksum() {
    assertThat(components).hasSizeGreaterThan(100);
    for (Json.Obj each : components) {
      String file = text(each, "name") + "-" + text(each, "version") + ".jar";
      assertThat(TARGET.resolve("lib").resolve(file)).exists();
      if (!text(each, "group").equals("dev.forseti")) {
        assertThat(objects(each, "hashes")).as(file).isNotEmpty();
      }
    }
  }

  @Test
  void everyPartHasALicenceUnderWhichTheWholeMayBePassedOn() {
    assertThat(components)
        .allSatisfy(
            each ->
                assertThat(licences(each)).as(text(each, "name")).anyMatch(COMPATIBLE::contains));
  }

  @Test
  void nothingSuperfluousIsInIt() {
    assertThat(components)
        .extracting(each -> text(each, "name"))
        .doesNotContainAnyElementsOf(SUPERFLUOUS);
  }

  private static List<String> licences(Json.Obj component) {
    List<String> found = new ArrayList<>();
    for (Json.Obj each : objects(component, "licenses")) {
      each.string("expression").ifPresent(found::add);
      if (each.fields().get("license") instanceof Json.Obj licence) {
        licence.string("id").or(() -> licence.string("name")).ifPresent(found::add);
      }
    }
    return found;
  }

  private static List<Json.Obj> objects(Json.Obj owner, String field) {
    return owner.fields().get(field) instanceof Json.Arr list
        ? list.items().stream().map(each -> (Json.Obj) each).toList()
        : List.of();
  }

  private static String text(Json.Obj owner, String field) {
    return owner.string(field).orElse("");
  }
}
