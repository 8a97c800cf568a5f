package dev.forseti.demo;

import dev.forseti.demo.homeserver.DemoHomeserver;
import dev.forseti.demo.observe.ConsoleApi;
import dev.forseti.demo.observe.ObservedList;
import dev.forseti.demo.observe.Polling;
import dev.forseti.demo.observe.ResidentMemory;
import dev.forseti.demo.observe.VerdictReport;
import dev.forseti.demo.script.HistoryReplay;
import dev.forseti.demo.script.Script;
import dev.forseti.model.UserId;
import dev.forseti.standalone.service.ForsetiService;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** Plays the script before a running Forseti and looks at what it does. */
final class DemoScenario {
  private static final Duration LISTED_WITHIN = Duration.ofSeconds(30);
  private static final Duration BETWEEN = Duration.ofMillis(100);
  private static final String REASON = "a newcomer's clumsy joke, said sorry";

  private final DemoHomeserver homeserver;
  private final ForsetiService.Started started;
  private final Consumer<String> say;
  private final InstantSource clock;
  private final ObservedList seen = new ObservedList();
  private final Set<UserId> attackers = new HashSet<>();

  DemoScenario(
      DemoHomeserver homeserver,
      ForsetiService.Started started,
      Script script,
      Consumer<String> say,
      InstantSource clock) {
    this.clock = clock;
    this.homeserver = homeserver;
    this.started = started;
    this.say = say;
    script.attackers().forEach(name -> attackers.add(homeserver.user(name)));
  }

  DemoResult play(Duration ready, Path folder) throws IOException, InterruptedException {
    int past = HistoryReplay.replay(started.kafka(), folder, homeserver::user, clock);
    say.accept("the week before is read in: %d messages of the members".formatted(past));
    homeserver.prepare(say);
    homeserver.watchList(started, seen);
    say.accept("a member of the policy room watches the list, which is empty");
    say.accept("ordinary talk: %d acts of members and a bot".formatted(homeserver.playTalk()));
    say.accept(
        "attack: %d acts of %d accounts".formatted(homeserver.playAttack(), attackers.size()));
    boolean all = seen.await(now -> now.keySet().containsAll(attackers), LISTED_WITHIN);
    Map<UserId, Instant> listed = seen.now();
    say.accept(
        "the policy room lists %s%d of %d attackers"
            .formatted(all ? "all, " : "", caught(listed), attackers.size()));
    var report = new VerdictReport(started.kafka(), attackers, homeserver.sendTimes(), say);
    attackers.stream().filter(user -> !listed.containsKey(user)).forEach(report::sayVerdicts);
    listed.keySet().stream().filter(user -> !attackers.contains(user)).forEach(report::sayVerdicts);
    long listedAfter = report.listedAfter(listed);
    try (var console = new ConsoleApi(started)) {
      Map<UserId, Long> cases = cases(console, caught(listed));
      say.accept("the console has a case for %d of them".formatted(cases.size()));
      int undone = undo(console, cases, listed);
      int ham = seen.now().size() - caught(seen.now());
      OptionalLong memory = ResidentMemory.mebibytes();
      return new DemoResult(
          homeserver.name(),
          started.service().taken().decoded(),
          caught(listed),
          listedAfter,
          ham,
          cases.size(),
          undone,
          ready.toMillis(),
          memory.isPresent() ? memory.getAsLong() : null);
    }
  }

  private int caught(Map<UserId, Instant> listed) {
    return (int) listed.keySet().stream().filter(attackers::contains).count();
  }

  private Map<UserId, Long> cases(ConsoleApi console, int expected) throws IOException {
    Map<UserId, Long> cases = new HashMap<>();
    var complete = Polling.until(() -> casesNow(console, cases, expected), LISTED_WITHIN, BETWEEN);
    if (complete.isEmpty()) {
      say.accept("not every listed attacker has a case");
    }
    return cases;
  }

  private Optional<Integer> casesNow(ConsoleApi console, Map<UserId, Long> cases, int expected) {
    try {
      for (ConsoleApi.OpenCase open : console.cases()) {
        attackers.stream()
            .filter(user -> open.subject().endsWith(user.value()))
            .forEach(user -> cases.put(user, open.id()));
      }
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException("the console did not answer", failed);
    }
    return cases.size() >= expected ? Optional.of(expected) : Optional.empty();
  }

  /** A moderator takes one entry out; the number of entries that left the room. */
  private int undo(ConsoleApi console, Map<UserId, Long> cases, Map<UserId, Instant> listed)
      throws IOException, InterruptedException {
    Optional<Map.Entry<UserId, Long>> one =
        cases.entrySet().stream()
            .filter(each -> listed.containsKey(each.getKey()))
            .min(Comparator.comparing(each -> each.getKey().value()));
    if (one.isEmpty()) {
      say.accept("there is no entry to take out");
      return 0;
    }
    UserId user = one.get().getKey();
    long before = System.nanoTime();
    console.decide(one.get().getValue(), "CLEAR", REASON);
    boolean gone = seen.await(now -> !now.containsKey(user), LISTED_WITHIN);
    long millis = Duration.ofNanos(System.nanoTime() - before).toMillis();
    say.accept(
        gone
            ? "a moderator cleared %s: its entry left the room after %d ms".formatted(user, millis)
            : "a moderator cleared %s, but its entry is still there".formatted(user));
    return gone ? 1 : 0;
  }
}
