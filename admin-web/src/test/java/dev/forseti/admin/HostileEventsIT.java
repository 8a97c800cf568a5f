package dev.forseti.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Json;
import dev.forseti.model.Standing;
import dev.forseti.wire.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever an event holds, its case can be read: nobody makes himself unreviewable. */
class HostileEventsIT {
  private static final Instant FIRST = Instant.ofEpochMilli(-(1L << 53) + 1);
  private static final Instant LAST = Instant.ofEpochMilli((1L << 53) - 1);
  private static final Json LINK = new Json.Str("mxc://x/y");

  private static final List<Json.Obj> CONTENTS =
      List.of(
          Json.Obj.EMPTY,
          of("url", LINK, "msgtype", new Json.Str("")),
          of("url", LINK, "msgtype", new Json.Str("x")),
          of("url", LINK, "msgtype", new Json.Int(5)),
          of("url", LINK, "info", of("size", new Json.Int(Long.MAX_VALUE))),
          of("url", LINK, "info", of("size", new Json.Int(Long.MIN_VALUE))),
          of("url", LINK, "info", new Json.Arr(List.of())),
          of("body", new Json.Arr(List.of(Json.Obj.EMPTY)), "ciphertext", Json.Obj.EMPTY),
          of("body", new Json.Str("\uD800 \uDC00 \0"), "name", new Json.Str("\uDBFF")));

  @Test
  void everyEventCanBeLookedAt() throws Exception {
    try (Console console = Console.start()) {
      String session = console.signIn();
      int n = 0;
      for (Json.Obj content : CONTENTS) {
        for (String type : types().toList()) {
          Instant sentAt = n % 2 == 0 ? FIRST : LAST;
          String id = n == 0 ? "$hit" : "$e" + n;
          console.projections().apply(Topics.EVENTS, "", Samples.event(id, type, content, sentAt));
          n++;
        }
      }
      console
          .projections()
          .apply(Topics.VERDICTS, "", Samples.verdict("v1", Standing.REVIEW, Samples.AT));

      assertThat(console.count("events")).isEqualTo(n);
      assertThat(console.page("/cases/1", session)).contains("link-flood");
      assertThat(console.page("/users?id=" + Samples.EVE, session)).contains("x: ", "sticker: ");
      assertThat(console.page("/queue", session)).contains(Samples.EVE);
    }
  }

  private static Stream<String> types() {
    return Stream.of(
        "m.room.message",
        "m.sticker",
        "m.room.encrypted",
        "m.room.member",
        "m.room.name",
        "\u202E");
  }

  private static Json.Obj of(String key, Json value) {
    return new Json.Obj(Map.of(key, value));
  }

  private static Json.Obj of(String key, Json value, String other, Json second) {
    return new Json.Obj(Map.of(key, value, other, second));
  }
}
