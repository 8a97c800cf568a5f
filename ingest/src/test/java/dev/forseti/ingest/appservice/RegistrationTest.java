package dev.forseti.ingest.appservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class RegistrationTest {
  private static final URI WHERE = URI.create("http://127.0.0.1:9000");

  @Test
  void writesWhatAHomeserverReads() {
    assertThat(new Registration(WHERE, "a".repeat(16), "h".repeat(16)).yaml())
        .isEqualTo(
            """
            id: forseti
            url: "http://127.0.0.1:9000"
            as_token: "aaaaaaaaaaaaaaaa"
            hs_token: "hhhhhhhhhhhhhhhh"
            sender_localpart: forseti
            rate_limited: false
            receive_ephemeral: false
            namespaces:
              users:
                - regex: "@.*"
                  exclusive: false
              rooms: []
              aliases:
                - regex: "#.*"
                  exclusive: false
            """);
  }

  @Test
  void drawsTwoTokensOf256Bits() {
    Registration drawn = Registration.create(WHERE, new SecureRandom());

    assertThat(drawn.asToken()).hasSize(64).isNotEqualTo(drawn.hsToken());
    assertThat(drawn.toString()).doesNotContain(drawn.asToken(), drawn.hsToken());
  }

  @Test
  void refusesTokensThatWouldBreakTheFile() {
    assertThatThrownBy(() -> new Registration(WHERE, "a\"\nid: other00000000", "h".repeat(16)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
