package dev.forseti.policy.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.lists.entry.PatternSafeEntity;
import dev.forseti.model.EntityPattern;
import dev.forseti.model.Harm;
import dev.forseti.model.Json;
import dev.forseti.model.ListEntry;
import dev.forseti.model.ListEntry.Recommendation;
import dev.forseti.model.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An id in which a reader of lists would see a pattern. */
class PatternSafeEntityTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final String ALPHABET = "ab*?\\[]";

  /** All ids of up to three characters of an alphabet that holds what patterns are made of. */
  private static List<Subject> subjects(Subject.Kind kind, String sign, String server) {
    List<String> parts = new ArrayList<>(List.of(""));
    for (int from = 0, length = 0; length < 3; length++) {
      for (int end = parts.size(); from < end; from++) {
        for (int i = 0; i < ALPHABET.length(); i++) {
          parts.add(parts.get(from) + ALPHABET.charAt(i));
        }
      }
    }
    return parts.stream().map(part -> new Subject(kind, sign + part + server)).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "USER, @, :evil.example",
    "USER, @, :[::1]:8448",
    "ROOM, !, :evil.example",
    "ROOM, !x, ''",
    "ROOM, #, :evil.example",
    "SERVER, s, .example"
  })
  void noEntryCoversAnotherIdAndEachIsReadBackAsItsOwn(
      Subject.Kind kind, String sign, String server) {
    List<Subject> all = subjects(kind, sign, server);
    Set<String> keys = new HashSet<>();
    for (Subject subject : all) {
      ListEntry entry = entry(subject);
      Json.Obj content = PolicyRuleCodec.content(entry);
      String stateKey = PolicyRuleCodec.stateKey(subject);

      assertThat(keys.add(stateKey)).as("%s has the key of another", subject).isTrue();
      assertThat(stateKey).doesNotContain("*", "?");
      assertThat(content.toString()).doesNotContain("*", "?");
      assertThat(PolicyRuleCodec.read(PolicyRuleCodec.type(subject).orElseThrow(), content))
          .contains(entry);
      Optional<EntityPattern> entity = content.string("entity").map(EntityPattern::new);
      assertThat(PolicyRuleCodec.asRead(subject)).isEqualTo(entity);
      assertThat(all.stream().filter(other -> covers(content, entity, other)))
          .containsExactly(subject);
    }
  }

  private static boolean covers(Json.Obj content, Optional<EntityPattern> entity, Subject other) {
    return entity.filter(pattern -> pattern.matches(other)).isPresent()
        || PatternSafeEntity.isOf(content, other.id());
  }

  /** MSC4205's own example. */
  @Test
  void hashesAsTheProposalDoes() {
    assertThat(PatternSafeEntity.sha256("@yarrgh:example.com"))
        .isEqualTo("VPqwbUV7mMMkOVto3kPwsNXXiALMs7VCKWh3OeqqjGs=");
  }

  @Test
  void namesTheHashUnderTheProposalsStableAndUnstableKey() {
    Json.Obj content = PolicyRuleCodec.content(entry(user("@*:evil.example")));

    String hash = PatternSafeEntity.sha256("@*:evil.example");
    for (String key : List.of("hashes", "org.matrix.msc4205.hashes")) {
      assertThat(content.object(key).string("sha256")).contains(hash);
    }
    assertThat(content.fields()).doesNotContainKey("entity");
    assertThat(content.string("recommendation")).contains("m.ban");
  }

  @Test
  void takesNoEntryForOursWhoseHashIsOfAnotherId() {
    Json.Obj ours = PolicyRuleCodec.content(entry(user("@*:evil.example")));
    Json.Obj theirs = PolicyRuleCodec.content(entry(user("@?:evil.example")));
    Map<String, Json> mixed = new LinkedHashMap<>(ours.fields());
    mixed.put("hashes", theirs.object("hashes"));
    mixed.put("org.matrix.msc4205.hashes", theirs.object("hashes"));
    Map<String, Json> garbled = new LinkedHashMap<>(ours.fields());
    garbled.put(PatternSafeEntity.ENCODED, new Json.Str("*"));

    for (Map<String, Json> changed : List.of(mixed, garbled)) {
      assertThat(PolicyRuleCodec.read("m.policy.rule.user", new Json.Obj(changed))).isEmpty();
    }
  }

  /** Matrix has no rules for them, whatever their ids hold. */
  @Test
  void publishesNoLinkCampaignOrBridge() {
    for (Subject.Kind kind :
        List.of(Subject.Kind.LINK, Subject.Kind.CAMPAIGN, Subject.Kind.BRIDGE)) {
      assertThat(PolicyRuleCodec.type(new Subject(kind, "*.example"))).isEmpty();
    }
  }

  private static Subject user(String id) {
    return new Subject(Subject.Kind.USER, id);
  }

  private static ListEntry entry(Subject subject) {
    return new ListEntry(subject, Recommendation.BAN, "spam", Harm.SPAM, "v1", NOON, null);
  }
}
