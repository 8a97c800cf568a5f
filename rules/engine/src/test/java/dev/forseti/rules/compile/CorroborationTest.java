package dev.forseti.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Corroboration;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.Signal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a signal names as bearing it out, beside what the sender does. */
class CorroborationTest {
  private static final String COUNTERS =
      """
      pack: p
      counters:
        texts: {count: distinct, of: sender, by: [text.sketch], within: 1h}
        linkers: {count: distinct, of: sender, by: [link.domain], within: 30d}
        pushers: {count: distinct, of: sender, by: [link.domain], within: 1h}
        posters: {count: distinct, of: sender, by: [link.url], within: 30d}
        namesakes: {count: distinct, of: sender, by: [family], within: 1h}
        newcomers: {count: distinct, of: sender, by: [room], within: 1h}
        rooms: {count: distinct, of: room, by: [sender], within: 1h}
        lines: {count: events, by: [sender], within: 1h}
        turns: {count: sessions, gap: 15s, by: [sender], within: 1h, where: text.letters > 3}
        bursts: {count: sessions, gap: 14s, by: [sender], within: 1h, where: text.letters > 3}
        visits: {count: sessions, gap: 15s, by: [sender], within: 1h}
      rules:
        - id: found
      """;

  @Test
  void isOthersWhoDoTheSame() {
    assertThat(found("texts >= 2", says(0, "@a:x"), says(1, "@b:x")))
        .isEqualTo(Corroboration.OTHERS);
  }

  @Test
  void isACrowdOfThoseWhoAreOnlyThereOrCalledAlike() {
    assertThat(found("newcomers >= 2", says(0, "@a:x"), says(1, "@b:x")))
        .isEqualTo(Corroboration.CROWD);
    assertThat(found("namesakes >= 2", says(0, "@a1:x"), says(1, "@a2:x")))
        .isEqualTo(Corroboration.CROWD);
  }

  @Test
  void isACrowdOfThoseWhoLinkToOneSiteAndNotAtOneTime() {
    RoomEvent first = Compiled.says(0, "@a:x.example", "see https://code.example/alice");
    RoomEvent second = Compiled.says(1, "@b:x.example", "look https://code.example/bob");
    RoomEvent same = Compiled.says(2, "@c:x.example", "look https://code.example/bob");

    assertThat(found("linkers >= 2", first, second)).isEqualTo(Corroboration.CROWD);
    assertThat(found("pushers >= 2", first, second)).isEqualTo(Corroboration.OTHERS);
    assertThat(found("linkers >= 2 && posters >= 1", first, second)).isEqualTo(Corroboration.CROWD);
    assertThat(found("linkers >= 2 && posters >= 2", first, second, same))
        .isEqualTo(Corroboration.OTHERS);
  }

  @Test
  void isNothingOfWhatOneAccountDoesInOneRoom() {
    assertThat(found("lines >= 2", says(0, "@a:x"), says(1, "@a:x"))).isNull();
    assertThat(found("texts >= 1 && rooms >= 1", says(0, "@a:x"), says(1, "@a:x"))).isNull();
  }

  @Test
  void isTheSenderWhoDoesItThreeTimesWithPauses() {
    RoomEvent[] thrice = {says(0, "@a:x"), says(16, "@a:x"), says(32, "@a:x")};

    assertThat(found("turns >= 1", thrice)).isEqualTo(Corroboration.REPEATED);
    assertThat(found("turns >= 1", says(0, "@a:x"), says(16, "@a:x"))).isNull();
    assertThat(found("bursts >= 1", thrice)).as("a pause too short to tell acts apart").isNull();
    assertThat(found("visits >= 1", thrice)).as("what is counted is no deed").isNull();
    assertThat(found("turns >= 1", says(0, "@a:x"), says(9, "@a:x"), says(18, "@a:x"))).isNull();
  }

  private static RoomEvent says(int second, String sender) {
    return Compiled.says(second, sender + ".example", "buy this wonderful thing today");
  }

  private static @Nullable Corroboration found(String when, RoomEvent... events) {
    String rule = "    signal: {about: sender, weight: 2.0}\n    when: " + when + "\n";
    RuleCompiler.Result compiled = Compiled.packs(COUNTERS + rule);
    assertThat(compiled.problems()).isEmpty();
    List<Signal> signals = Compiled.last(compiled.rules(), events);
    assertThat(signals).hasSize(1);
    return signals.getFirst().corroboration();
  }
}
