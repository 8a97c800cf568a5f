package dev.forseti.lists.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.forseti.lists.entry.Entity;
import dev.forseti.lists.entry.EntryKind;
import dev.forseti.lists.entry.PatternSafeEntity;
import dev.forseti.model.EntityPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EntityIndexTest {
  private static final List<EntryKind> KINDS = List.of(EntryKind.values());

  private final EntityIndex<Integer> index = new EntityIndex<>(42);

  private void add(EntryKind kind, String text) {
    index.add(kind, Entity.of(kind, text), 1);
  }

  @ParameterizedTest
  @CsvSource({
    "@eve:evil.example, @eve:evil.example",
    "*, @eve:evil.example",
    "@*:*, @eve:evil.example",
    "@eve*, @eve:evil.example",
    "*.example, @eve:evil.example",
    "*vil.ex*, @eve:evil.example",
    "@e?e:*, @eve:evil.example",
    "?eve:evil.exampl?, @eve:evil.example",
    "@*:evil.example, @eve:evil.example",
    "*e*e*e*e*, @eve:evil.example",
    "@ev?:x, @ev😀:x",
    "*a*a*, aa",
    "??, aa",
    "**a**, a"
  })
  void findsWhatCoversTheId(String entity, String id) {
    add(EntryKind.USER, entity);

    assertThat(index.check(EntryKind.USER, id)).containsExactly(new Hit<>(1, true));
  }

  @ParameterizedTest
  @CsvSource({
    "@eve:evil.example, @eve:evil.example2",
    "*.evil.example, evil.example",
    "@?:x, @:x",
    "@e?:x, @e😀😀:x",
    "*aa*, aba",
    "?, ''",
    "*a*a*, a",
    "@eve[1-3]:x, @eve1:x",
    "@e.e:x, @eve:x"
  })
  void findsNothingElse(String entity, String id) {
    add(EntryKind.USER, entity);

    assertThat(index.check(EntryKind.USER, id)).isEmpty();
  }

  @Test
  void saysWhenAUsersIdDiffersInCase() {
    add(EntryKind.USER, "@Eve*:evil.example");

    assertThat(index.check(EntryKind.USER, "@EVE:evil.example"))
        .containsExactly(new Hit<>(1, false));
    assertThat(index.check(EntryKind.USER, "@Eve:evil.example"))
        .containsExactly(new Hit<>(1, true));
  }

  @Test
  void comparesServersWithoutCaseAndRoomsWithIt() {
    add(EntryKind.SERVER, "*.EVIL.example");
    add(EntryKind.ROOM, "!AbC:x");

    assertThat(index.check(EntryKind.SERVER, "a.evil.EXAMPLE")).containsExactly(new Hit<>(1, true));
    assertThat(index.check(EntryKind.ROOM, "!AbC:x")).hasSize(1);
    assertThat(index.check(EntryKind.ROOM, "!abc:x")).isEmpty();
  }

  @Test
  void findsAnIdByItsHash() {
    String hash = PatternSafeEntity.sha256("@*:evil.example");
    index.add(EntryKind.USER, new Entity.Hashed(hash), 1);

    assertThat(index.check(EntryKind.USER, "@*:evil.example")).containsExactly(new Hit<>(1, true));
    assertThat(index.check(EntryKind.USER, "@a:evil.example")).isEmpty();
    assertThat(index.remove(EntryKind.USER, new Entity.Hashed(hash), 1)).isTrue();
    assertThat(index.check(EntryKind.USER, "@*:evil.example")).isEmpty();
  }

  @Test
  void holdsKindsApart() {
    add(EntryKind.SERVER, "*");

    assertThat(index.check(EntryKind.USER, "@a:x")).isEmpty();
    assertThat(index.unanchored(EntryKind.SERVER)).isEqualTo(1);
    assertThat(index.unanchored(EntryKind.USER)).isZero();
  }

  @Test
  void takesIdsOfAnyLength() {
    add(EntryKind.USER, "@a*z");

    assertThat(index.check(EntryKind.USER, "@a" + "b".repeat(5_000) + "z")).hasSize(1);
    assertThatCode(() -> index.check(EntryKind.USER, "")).doesNotThrowAnyException();
  }

  @Test
  @Timeout(10)
  void isNotSlowedDownByPatternsThatMakeOthersGoBack() {
    for (int i = 0; i < 1_000; i++) {
      add(EntryKind.USER, "*a".repeat(200) + i + "*b");
    }

    for (int i = 0; i < 20; i++) {
      assertThat(index.check(EntryKind.USER, "a".repeat(255))).isEmpty();
    }
  }

  static List<Long> seeds() {
    return java.util.stream.LongStream.range(0, 3_000).boxed().toList();
  }

  /** Added and removed in any order, entities are found as a matcher one by one finds them. */
  @ParameterizedTest
  @MethodSource("seeds")
  void findsWhatANaiveMatcherFinds(long seed) {
    Random random = new Random(seed);
    EntryKind kind = KINDS.get(random.nextInt(3));
    Map<Integer, Entity> naive = new HashMap<>();
    for (int i = 0; i < 60; i++) {
      Entity entity = entity(random, kind);
      naive.put(i, entity);
      index.add(kind, entity, i);
      if (random.nextInt(3) == 0) {
        int gone = random.nextInt(i + 1);
        Entity old = naive.remove(gone);
        assertThat(old != null && index.remove(kind, old, gone)).isEqualTo(old != null);
      }
    }

    assertThat(index.size()).isEqualTo(naive.size());
    for (int i = 0; i < 30; i++) {
      String id = id(random);
      List<Integer> expected = new ArrayList<>();
      naive.forEach(
          (value, entity) -> {
            if (covers(kind, entity, id)) {
              expected.add(value);
            }
          });
      assertThat(index.check(kind, id))
          .extracting(Hit::value)
          .as("%s among %s", id, naive)
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static boolean covers(EntryKind kind, Entity entity, String id) {
    return switch (entity) {
      case Entity.Literal(String text) ->
          kind == EntryKind.ROOM ? text.equals(id) : text.equalsIgnoreCase(id);
      case Entity.Glob(String glob) ->
          kind == EntryKind.ROOM
              ? id.matches(expression(glob))
              : new EntityPattern(glob).matches(id);
      case Entity.Hashed(String hash) ->
          hash.equals(
              PatternSafeEntity.sha256(
                  kind == EntryKind.SERVER ? id.toLowerCase(java.util.Locale.ROOT) : id));
    };
  }

  private static String expression(String glob) {
    return "(?s)\\Q" + glob.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E";
  }

  private static Entity entity(Random random, EntryKind kind) {
    String text =
        text(random, List.of("a", "b", "A", "É", "😀", ".", ":", "@", "*", "?", "*", "ab"));
    return random.nextInt(8) == 0
        ? new Entity.Hashed(PatternSafeEntity.sha256(text.replace('A', 'a')))
        : Entity.of(kind, text);
  }

  private static String id(Random random) {
    return text(random, List.of("a", "b", "a", "A", "é", "😀", ".", ":", "@", "ab", "*"));
  }

  private static String text(Random random, List<String> letters) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(1, 8); i > 0; i--) {
      text.append(letters.get(random.nextInt(letters.size())));
    }
    return text.toString();
  }
}
