package dev.forseti.admin.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.Console;
import dev.forseti.admin.ConsoleFixture;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** However a guess is spelled, it counts for the account whose password is looked at. */
class OneAccountOneNameIT extends ConsoleFixture {
  private static final String[] NAMES = {
    "admin", "admin ", " admin", "\u0001admin\u0000", "admin\t"
  };

  @Test
  void noSpellingOfHttpBasicHasAPasswordLookedAtThatDoesNotCount() throws Exception {
    for (String path : new String[] {"/api/v1/cases", "/actuator/prometheus"}) {
      for (String scheme : new String[] {"Basic:", "Basic\t", "basic,", "BASIC=", "Basicx"}) {
        String header = Console.BASIC.replace("Basic ", scheme);
        assertThat(console.get(path, "Authorization", header).statusCode())
            .as(scheme + " with the right password")
            .isEqualTo(401);
      }
      assertThat(
              console
                  .get(path, "Authorization", Console.BASIC, "Authorization", Console.BASIC)
                  .statusCode())
          .as("twice")
          .isEqualTo(401);
      assertThat(console.get(path, "Authorization", Console.BASIC).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void allSpellingsOfANameShareTheTriesOfItsAccount() throws Exception {
    for (int i = 0; i < LoginLimits.PER_PAIR; i++) {
      assertThat(leadsTo(console.tryForm(NAMES[i % NAMES.length], "wrong"))).endsWith("?wrong");
    }

    for (String name : NAMES) {
      assertThat(leadsTo(console.tryForm(name, "correct horse"))).as(name).contains("later");
    }
    for (String name : new String[] {"admin", " admin", "admin  "}) {
      String basic = Console.basic(name, "correct horse");
      assertThat(console.get("/api/v1/cases", "Authorization", basic).statusCode())
          .as(name)
          .isEqualTo(429);
    }
  }

  @Test
  void whoSignsInIsKnownByTheNameOfTheAccount() throws Exception {
    assertThat(leadsTo(console.tryForm(" admin ", "correct horse"))).endsWith("/queue");
    String basic = Console.basic(" admin", "correct horse");
    assertThat(console.get("/api/v1/cases", "Authorization", basic).statusCode()).isEqualTo(200);

    assertThat(console.count("audit where what = 'SIGN_IN' and who = 'admin'")).isEqualTo(1);
    assertThat(console.count("known_networks where name = 'admin'")).isEqualTo(1);
  }

  @Test
  void anAccountWhoseConfiguredNameHasBlanksAroundItSignsInWithoutThem() throws Exception {
    console.restart(" ines ");

    assertThat(leadsTo(console.tryForm("ines", "correct horse"))).endsWith("/queue");
  }

  private static String leadsTo(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }
}
