package dev.forseti.lists.entry;

import static dev.forseti.lists.entry.Lists.ban;
import static dev.forseti.lists.entry.Lists.content;
import static dev.forseti.lists.entry.Lists.event;
import static dev.forseti.lists.entry.Lists.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.lists.entry.EntryReading.Reason;
import dev.forseti.model.Json;
import dev.forseti.model.ListEvent;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeptEventTest {
  private static final String LONG = "\ud83d\ude00".repeat(20_000);
  private static final Json LARGE =
      new Json.Obj(Map.of("sha512", new Json.Str(LONG), "x", new Json.Str(LONG)));

  @Test
  void whatCannotBeUsedIsKeptSmallAndReadForTheSameReason() {
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    List<Json.Obj> contents =
        List.of(
            content("reason", LONG),
            with(content("a", LONG), "entity", LARGE),
            content("entity", "", "reason", LONG),
            content("entity", "@" + LONG),
            with(content("a", LONG), "hashes", LARGE),
            with(content("a", LONG), "org.matrix.msc4205.hashes", new Json.Str(LONG)),
            with(content("a", LONG), "hashes", new Json.Obj(Map.of("sha256", new Json.Str(LONG)))),
            content("entity", "@eve:evil.example", "a", LONG),
            with(content("entity", "@eve:evil.example", "a", LONG), "recommendation", LARGE),
            content("ciphertext", LONG));
    for (Json.Obj content : contents) {
      reasons.add(kept(event("m.policy.rule.user", "k", "$e", content)));
    }
    reasons.add(kept(event("m.policy.rule.media", "k", "$e", content("a", LONG))));

    assertThat(reasons).containsExactlyInAnyOrder(Reason.values());
  }

  private static Reason kept(ListEvent event) {
    ListEvent kept = KeptEvent.of(event);
    assertThat(kept.content().toString()).hasSizeLessThan(1_000);
    assertThat(EntryReader.read(kept)).isEqualTo(EntryReader.read(event));
    assertThat(KeptEvent.of(kept)).isEqualTo(kept);
    return ((EntryReading.Unusable) EntryReader.read(kept)).reason();
  }

  @Test
  void ofAnEntryAllIsKept() {
    ListEvent event = event("m.policy.rule.user", "k", "$e", with(ban("@eve:x"), "a", LARGE));

    assertThat(KeptEvent.of(event)).isSameAs(event);
  }
}
