package dev.forseti.faults.plan;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;

/** Makes the plan of a run from its seed. Neighbouring seeds have different faults. */
public final class Planner {
  private static final int EARLY = 4;
  private static final int LATE = 2;
  private static final int TALK_BEFORE = 16;
  private static final int TALK_MEANWHILE = 12;
  private static final Duration BETWEEN = Duration.ofMillis(30);

  private final long seed;
  private final Random random;
  private final Queue<String> talk;
  private final List<UserId> attackers;
  private final List<UserId> newcomers;
  private int number;

  private Planner(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
    this.talk = new ArrayDeque<>(shuffled(Cast.TALK));
    this.attackers = shuffled(Cast.ATTACKERS).subList(0, EARLY + LATE + 1);
    this.newcomers = shuffled(Cast.NEWCOMERS).subList(0, 2);
  }

  /** The plan of the seed. */
  public static Plan of(long seed) {
    Fault[] all = Fault.values();
    return of(seed, all[(int) Math.floorMod(seed, (long) all.length)]);
  }

  /** The plan of the seed with another fault. */
  public static Plan of(long seed, Fault fault) {
    return new Planner(seed).plan(fault);
  }

  private Plan plan(Fault fault) {
    Duration begins = millis(300, 1_500);
    Duration lasts = lasts(fault);
    Duration again =
        fault == Fault.PROCESS_KILLED && random.nextInt(3) == 0
            ? millis(1_500, 9_000)
            : Duration.ZERO;
    Duration clock = fault == Fault.CLOCK_SET ? clock() : Duration.ZERO;
    Duration window = begins.plus(lasts).plusMillis(1_000);
    List<UserId> early = attackers.subList(0, EARLY);
    List<UserId> late = attackers.subList(EARLY, EARLY + LATE);
    List<Said> before = new ArrayList<>(talk(TALK_BEFORE, Cast.MEMBERS, Duration.ofMillis(500)));
    before.addAll(attack(early, Duration.ofMillis(500), BETWEEN));
    List<Said> meanwhile = new ArrayList<>(talk(TALK_MEANWHILE, Cast.MEMBERS, window));
    meanwhile.addAll(talk(2, newcomers, window));
    meanwhile.addAll(attack(late, Duration.ZERO, window.dividedBy(3L * LATE)));
    meanwhile.sort(Comparator.comparing(Said::at));
    List<Ruled> decisions =
        List.of(
            new Ruled(within(window), early.get(0), Decision.Kind.CLEAR),
            new Ruled(within(window), early.get(1), Decision.Kind.LIST));
    return new Plan(
        seed,
        fault,
        begins,
        lasts,
        again,
        clock,
        random.nextBoolean(),
        before,
        meanwhile,
        attack(List.of(attackers.getLast()), Duration.ZERO, BETWEEN),
        decisions,
        new Ruled(Duration.ZERO, early.get(2), Decision.Kind.CLEAR),
        Set.copyOf(attackers));
  }

  /** What nobody ends but Forseti itself is over at once. */
  private Duration lasts(Fault fault) {
    if (fault == Fault.POSTGRES_KILLED || fault == Fault.CLOCK_SET) {
      return Duration.ZERO;
    }
    return fault.isKill() ? millis(0, 1_500) : millis(2_000, 6_000);
  }

  /** A minute to half a day, less than what is forgotten after a day. */
  private Duration clock() {
    Duration by = Duration.ofMinutes(1 + random.nextInt(720));
    return random.nextBoolean() ? by : by.negated();
  }

  private List<Said> talk(int lines, List<UserId> members, Duration window) {
    List<Said> said = new ArrayList<>();
    List<UserId> speakers = shuffled(members);
    for (int i = 0; i < lines; i++) {
      UserId speaker = speakers.get(i % speakers.size());
      said.add(said(window.multipliedBy(i).dividedBy(lines), anyRoom(), speaker, talk.remove()));
    }
    return said;
  }

  /** Each attacker says the same in each room, and calls everybody. */
  private List<Said> attack(List<UserId> who, Duration from, Duration step) {
    List<Said> said = new ArrayList<>();
    Duration at = from;
    String text =
        Cast.OFFER
            + Cast.MEMBERS.stream().map(each -> " @" + each.localpart()).reduce("", String::concat);
    for (RoomId room : Cast.ROOMS) {
      for (UserId each : who) {
        said.add(new Said(at, nextId(), room, each, text, Cast.MEMBERS));
        at = at.plus(step);
      }
    }
    return said;
  }

  private Said said(Duration at, RoomId room, UserId sender, String text) {
    return new Said(at, nextId(), room, sender, text, List.of());
  }

  private EventId nextId() {
    return new EventId("$f" + seed + "-" + number++);
  }

  private RoomId anyRoom() {
    return Cast.ROOMS.get(random.nextInt(Cast.ROOMS.size()));
  }

  private Duration within(Duration window) {
    return millis(0, (int) window.toMillis());
  }

  private Duration millis(int least, int most) {
    return Duration.ofMillis(least + random.nextInt(most - least + 1));
  }

  private <T> List<T> shuffled(List<T> all) {
    List<T> copy = new ArrayList<>(all);
    Collections.shuffle(copy, random);
    return copy;
  }

  /** Everybody who says something and is no attacker. */
  public static Set<UserId> innocents(Plan plan) {
    Set<UserId> all = new HashSet<>(Cast.MEMBERS);
    all.addAll(Cast.NEWCOMERS);
    all.add(Cast.OWNER);
    all.removeAll(plan.attackers());
    return all;
  }
}
