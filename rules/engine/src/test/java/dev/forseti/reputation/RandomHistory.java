package dev.forseti.reputation;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.Mode;
import dev.forseti.model.RuleId;
import dev.forseti.model.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Events and decisions about one subject in random order; the same seed makes the same history. */
final class RandomHistory {
  private static final Mode[] MODES = Mode.values();
  private static final Decision.Kind[] KINDS = Decision.Kind.values();

  private final Random random;
  private final List<Step> steps = new ArrayList<>();
  private Instant now = TestSignals.AT;
  private final List<String> decided = new ArrayList<>(List.of("none"));

  /** An event with its signals, or a decision. */
  record Step(Instant at, boolean own, List<Signal> signals, @Nullable Decision decision) {}

  private RandomHistory(long seed) {
    random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      step(i);
    }
    now = now.plus(Duration.ofDays(11)); // no expiry is later
    for (String id : decided) {
      add(undo("last-" + id, id));
    }
    now = now.plusMillis(10);
    event();
  }

  /** A history after which no decision holds; its last step is an event. */
  static List<Step> of(long seed) {
    return new RandomHistory(seed).steps;
  }

  private void step(int number) {
    long most = random.nextInt(5) == 0 ? Duration.ofDays(20).toMillis() : 3_600_000;
    now = now.plusMillis(10 + random.nextLong(most));
    if (random.nextInt(4) > 0) {
      event();
      return;
    }
    Decision.Kind kind = KINDS[random.nextInt(KINDS.length)];
    if (kind == Decision.Kind.UNDO) {
      undo("u" + number);
    } else {
      Duration lasts = Duration.ofMinutes(1 + random.nextInt(14_400));
      decide("d" + number, kind, random.nextBoolean() ? now.plus(lasts) : null);
    }
  }

  private void event() {
    List<Signal> signals = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      signals.add(signal());
    }
    boolean own = signals.isEmpty() || random.nextBoolean(); // others' quiet events say nothing
    steps.add(new Step(now, own, signals, null));
  }

  private Signal signal() {
    int rule = random.nextInt(6);
    return new Signal(
        "s",
        new RuleId("r" + rule),
        "v",
        TestSignals.EVE,
        new EventId("$" + steps.size()),
        TestSignals.ROOM,
        now,
        random.nextGaussian() * 2 + .5,
        rule < 2 ? "links" : "",
        rule < 2 ? Signal.Repeat.ADD : Signal.Repeat.ONCE,
        Harm.SPAM,
        MODES[random.nextInt(MODES.length)],
        "because",
        "",
        "",
        Map.of(),
        null,
        null);
  }

  private void decide(String id, Decision.Kind kind, @Nullable Instant until) {
    decided.addFirst(id);
    add(new Decision(id, TestSignals.EVE, kind, "mo", "said so", Harm.SPAM, now, until, null));
  }

  private void undo(String id) {
    String undone =
        random.nextInt(3) > 0 ? decided.getFirst() : decided.get(random.nextInt(decided.size()));
    add(undo(id, undone));
  }

  private Decision undo(String id, String undone) {
    return new Decision(
        id, TestSignals.EVE, Decision.Kind.UNDO, "mo", "wrong", Harm.OTHER, now, null, undone);
  }

  private void add(Decision decision) {
    steps.add(new Step(decision.at(), false, List.of(), decision));
  }
}
