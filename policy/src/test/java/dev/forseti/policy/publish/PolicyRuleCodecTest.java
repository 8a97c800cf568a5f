package dev.forseti.policy.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Harm;
import dev.forseti.model.Json;
import dev.forseti.model.ListEntry;
import dev.forseti.model.ListEntry.Recommendation;
import dev.forseti.model.Subject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyRuleCodecTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  /** "{@code read(content(entry))} is the entry." */
  @ParameterizedTest
  @EnumSource(
      value = Subject.Kind.class,
      names = {"USER", "SERVER", "ROOM"})
  void readsWhatItWrote(Subject.Kind kind) {
    for (Recommendation recommendation : Recommendation.values()) {
      ListEntry entry = entry(new Subject(kind, "x"), recommendation);
      String type = PolicyRuleCodec.type(entry.subject()).orElseThrow();

      assertThat(PolicyRuleCodec.read(type, PolicyRuleCodec.content(entry)))
          .isEqualTo(Optional.of(entry));
    }
  }

  @Test
  void takesNothingDamagedForOurs() {
    ListEntry entry = entry(new Subject(Subject.Kind.USER, "@e:x.example"), Recommendation.BAN);
    Json.Obj whole = PolicyRuleCodec.content(entry);
    for (String key : List.of("entity", "recommendation", PolicyRuleCodec.CAUSE)) {
      for (Json wrong : List.of(Json.Null.NULL, new Json.Int(7), new Json.Arr(List.of()))) {
        Map<String, Json> damaged = new LinkedHashMap<>(whole.fields());
        damaged.put(key, wrong);
        assertThat(PolicyRuleCodec.read("m.policy.rule.user", new Json.Obj(damaged)).isEmpty())
            .as(key)
            .isTrue();
      }
    }
    Map<String, Json> empty = new LinkedHashMap<>(whole.fields());
    empty.put("entity", new Json.Str(""));
    assertThat(PolicyRuleCodec.read("m.policy.rule.user", new Json.Obj(empty)).isEmpty()).isTrue();
    assertThat(PolicyRuleCodec.read("m.room.message", whole).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 249, 250, 251, 500})
  void everyStateKeyFitsMatrix(int length) {
    Subject subject = new Subject(Subject.Kind.USER, "x".repeat(length));

    String key = PolicyRuleCodec.stateKey(subject);

    assertThat(key.length() <= 255 && key.startsWith("rule:")).isTrue();
    assertThat(key.equals("rule:" + subject.id())).isEqualTo(length <= 250);
  }

  /** Readers of lists strip ports, and ACLs know no case; a dot at the end is another name. */
  @ParameterizedTest
  @CsvSource({
    "evil.example:8448, evil.example",
    "EVIL.example, evil.example",
    "evil.example., evil.example.",
    "[2001:DB8::1]:8448, [2001:db8::1]",
    "[::1], [::1]",
    "127.0.0.1:8448, 127.0.0.1",
  })
  void namesAServerAsReadersCompareIt(String server, String expected) {
    Subject subject = new Subject(Subject.Kind.SERVER, server);

    Json.Obj content = PolicyRuleCodec.content(entry(subject, Recommendation.BAN));

    assertThat(content.string("entity")).isEqualTo(Optional.of(expected));
    assertThat(PolicyRuleCodec.stateKey(subject)).isEqualTo("rule:" + expected);
  }

  private static ListEntry entry(Subject subject, Recommendation recommendation) {
    return new ListEntry(
        subject, recommendation, "spam", Harm.SPAM, "v1", NOON, NOON.plusSeconds(60));
  }
}
