package dev.forseti.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.RoomEvent;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a signal names as done by several accounts alike. */
class CampaignTest {
  private static final String COUNTERS =
      """
      pack: p
      counters:
        texts: {count: distinct, of: sender, by: [text.sketch], within: 1h}
        ends: {count: distinct, of: sender, by: [text.tail], within: 1h}
        linkers: {count: distinct, of: sender, by: [link.domain], within: 1h}
        members_here: {count: distinct, of: sender, by: [room, link.domain], within: 1h, where: sender.messages >= 10}
        newcomers: {count: distinct, of: sender, by: [room], within: 1h}
        own: {count: distinct, of: room, by: [sender], within: 1h}
        own_texts: {count: distinct, of: sender, by: [sender, text.sketch], within: 1h}
        lines: {count: events, by: [text.sketch], within: 1h}
      rules:
        - id: found
      """;
  private static final String LONG = "buy this wonderful thing today, only at ";

  @Test
  void isTheKeyOfTheCounterThatTheRuleReads() {
    assertThat(campaign("newcomers >= 2", says(0, "@a:x", "hello"), says(1, "@b:x", "you")))
        .isEqualTo(Subject.campaign("room", "!r:one.example"));
  }

  @Test
  void isTheNarrowestThatTheRuleReadsAndOthersShare() {
    String hereOrLinked = "newcomers >= 2 && !(known(linkers) && linkers > 9)";

    assertThat(campaign(hereOrLinked, says(0, "@a:x", "hello"), link(1, LONG)))
        .isEqualTo(Subject.campaign("room", "!r:one.example"));
    assertThat(campaign(hereOrLinked, link(0, "come"), link(1, "see what there is at last")))
        .isEqualTo(Subject.campaign("link.domain", "shop.example"));
    assertThat(campaign("newcomers + linkers + texts >= 2", link(0, LONG), link(1, LONG)))
        .isNotNull()
        .extracting(Subject::id)
        .asString()
        .startsWith("text.sketch=");
  }

  /** Copies that differ in their beginning share only the end. */
  @Test
  void isOfTwoTextsTheOneThatMoreAccountsShare() {
    RoomEvent[] events = {
      says(0, "@a:x", "first of all, my friends: " + LONG + "the shop"),
      says(1, "@b:x", "and now for something else: " + LONG + "the shop"),
      says(2, "@c:x", "never before has there been one: " + LONG + "the shop"),
    };

    assertThat(campaign("texts + ends >= 2", events))
        .isNotNull()
        .extracting(Subject::id)
        .asString()
        .startsWith("text.tail=");
  }

  @Test
  void isNoneForWhatNobodyElseDid() {
    RoomEvent alone = link(0, LONG);

    assertThat(campaign("members_here == 0 && texts == 1", alone)).isNull();
    assertThat(campaign("own >= 1 && own_texts >= 1", alone, says(1, "@b:x", "hello"))).isNull();
    assertThat(campaign("lines >= 2", alone, link(1, LONG))).as("may be one account").isNull();
  }

  @Test
  void isNoneForWhatIsNoAccount() {
    assertThat(campaign("room", "newcomers >= 2", says(0, "@a:x", "hello"), says(1, "@b:x", "you")))
        .isNull();
  }

  @Test
  void knowsHowNarrowEachKeyOfACounterIs() {
    Set<String> known = new TreeSet<>(CounterKeys.SHARED.stream().flatMap(List::stream).toList());
    known.add("sender");

    assertThat(known).isEqualTo(CounterKeys.KEYS.keySet());
  }

  private static RoomEvent says(int second, String sender, String text) {
    return Compiled.says(second, sender + ".example", text);
  }

  private static RoomEvent link(int second, String text) {
    return says(second, "@" + second + ":x", text + " https://shop.example/a");
  }

  private static @Nullable Subject campaign(String when, RoomEvent... events) {
    return campaign("sender", when, events);
  }

  private static @Nullable Subject campaign(String about, String when, RoomEvent... events) {
    String rule = "    signal: {about: " + about + ", weight: 2.0}\n    when: " + when + "\n";
    RuleCompiler.Result compiled = Compiled.packs(COUNTERS + rule);
    assertThat(compiled.problems()).isEmpty();
    List<Signal> signals = Compiled.last(compiled.rules(), events);
    assertThat(signals).hasSize(1);
    return signals.getFirst().campaign();
  }
}
