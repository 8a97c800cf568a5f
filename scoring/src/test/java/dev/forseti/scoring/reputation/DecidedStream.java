package dev.forseti.scoring.reputation;

import dev.forseti.model.Decision;
import dev.forseti.model.Harm;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RulePack;
import dev.forseti.model.Subject;
import dev.forseti.scoring.Events;
import dev.forseti.scoring.TestPacks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Messages of eight users of two servers, and decisions about users, servers and a room, in random
 * order. At the end no decision holds, and everybody writes once more.
 */
final class DecidedStream {
  /** What a message says of its sender, server and room follows from how many letters it has. */
  static final RulePack PACK =
      TestPacks.pack(
          "letters",
          """
          pack: letters
          groups:
            repeated: {cap: 5.0}
            served: {cap: 9.0}
            roomed: {cap: 9.0}
          rules:
            - id: acting
              when: text.letters % 5 == 1
              signal: {about: sender, weight: 4.5, harm: m.spam, because: "one"}
              mode: act
            - id: suggesting
              when: text.letters % 4 == 2
              signal: {about: sender, weight: 3.9, harm: m.spam, because: "two"}
              mode: suggest
            - id: repeated
              when: text.letters % 3 == 1
              signal: {about: sender, weight: 0.7, repeat: add, group: repeated, harm: m.spam, because: "three"}
              mode: act
            - id: friendly
              when: text.letters % 7 == 3
              signal: {about: sender, weight: -1.5, harm: m.spam, because: "four"}
              mode: observe
            - id: server
              when: text.letters % 6 == 5
              signal: {about: server, weight: 1.4, repeat: add, group: served, harm: m.spam, because: "five"}
              mode: suggest
            - id: room
              when: text.letters % 8 == 6
              signal: {about: room, weight: 1.2, repeat: add, group: roomed, harm: m.spam, because: "six"}
              mode: act
          """);

  private static final Decision.Kind[] KINDS = Decision.Kind.values();

  private final Random random;
  private final List<Object> all = new ArrayList<>();
  private final List<Decision> open = new ArrayList<>();
  private long second;

  private DecidedStream(long seed) {
    random = new Random(seed);
    for (int i = 0; i < 400; i++) {
      second += 1 + random.nextInt(random.nextInt(20) == 0 ? 2_000_000 : 20_000);
      if (random.nextInt(4) == 0) {
        decide();
      } else {
        write("@u" + random.nextInt(8));
      }
    }
    second += Duration.ofDays(11).toSeconds();
    open.forEach(decision -> undo(decision, "end-"));
    for (int user = 0; user < 8; user++) {
      second++;
      write("@u" + user);
    }
  }

  /** Events and decisions in their order. */
  static List<Object> of(long seed) {
    return new DecidedStream(seed).all;
  }

  private void write(String user) {
    String server = Math.floorMod(user.hashCode(), 2) == 0 ? ":evil.example" : ":good.example";
    String text = "x".repeat(1 + random.nextInt(40));
    RoomEvent event = Events.message("e" + all.size(), "r", user + server, second, text);
    all.add(event);
  }

  private void decide() {
    Decision.Kind kind = KINDS[random.nextInt(KINDS.length)];
    if (kind != Decision.Kind.UNDO) {
      Subject subject = subject();
      long lasts = 60L + random.nextInt(900_000);
      Decision made =
          decision("d" + all.size(), subject, kind, random.nextBoolean() ? lasts : 0, null);
      open.add(made);
      all.add(made);
    } else if (!open.isEmpty()) {
      undo(open.get(random.nextInt(open.size())), "u" + all.size() + "-");
    }
  }

  private Subject subject() {
    return switch (random.nextInt(6)) {
      case 0 -> Subject.ofKey("server:evil.example");
      case 1 -> Subject.ofKey("room:!r:one.example");
      default -> {
        String user = "@u" + random.nextInt(8);
        String server = Math.floorMod(user.hashCode(), 2) == 0 ? ":evil.example" : ":good.example";
        yield Subject.ofKey("user:" + user + server);
      }
    };
  }

  private void undo(Decision decision, String prefix) {
    all.add(
        decision(prefix + decision.id(), decision.subject(), Decision.Kind.UNDO, 0, decision.id()));
  }

  private Decision decision(
      String id, Subject subject, Decision.Kind kind, long lasts, @Nullable String undoes) {
    var at = Events.START.plusSeconds(second);
    return new Decision(
        id,
        subject,
        kind,
        "mo",
        "said so",
        Harm.SPAM,
        at,
        lasts == 0 ? null : at.plusSeconds(lasts),
        undoes);
  }
}
