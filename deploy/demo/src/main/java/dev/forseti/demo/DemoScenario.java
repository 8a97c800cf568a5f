package dev.forseti.demo;

import dev.forseti.demo.homeserver.DemoHomeserver;
import dev.forseti.demo.observe.ConsoleApi;
import dev.forseti.demo.observe.ConsoleApi.OpenCase;
import dev.forseti.demo.observe.ObservedList;
import dev.forseti.demo.observe.Polling;
import dev.forseti.demo.observe.ResidentMemory;
import dev.forseti.demo.observe.VerdictReport;
import dev.forseti.demo.script.HistoryReplay;
import dev.forseti.demo.script.Script;
import dev.forseti.model.UserId;
import dev.forseti.standalone.service.ForsetiService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
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
      List<OpenCase> cases = cases(console, caught(listed));
      say.accept(
          "the console has %s for %d of them"
              .formatted(cases.size() == 1 ? "one case" : cases.size() + " cases", shown(cases)));
      int undone = undo(console, cases, listed);
      int filtered = homeserver.showFilter(say);
      int rejected = rejectedInvites();
      int ham = seen.now().size() - caught(seen.now());
      OptionalLong memory = ResidentMemory.mebibytes();
      return new DemoResult(
          homeserver.name(),
          started.service().taken().decoded(),
          caught(listed),
          listedAfter,
          ham,
          shown(cases),
          undone,
          filtered,
          rejected,
          ready.toMillis(),
          memory.isPresent() ? memory.getAsLong() : null);
    }
  }

  /** One who is listed still invites members. */
  private int rejectedInvites() {
    return seen.now().keySet().stream()
        .filter(attackers::contains)
        .min(Comparator.naturalOrder())
        .map(attacker -> homeserver.showInvites(attacker.localpart(), say))
        .orElse(0);
  }

  private int caught(Map<UserId, Instant> listed) {
    return (int) listed.keySet().stream().filter(attackers::contains).count();
  }

  private List<OpenCase> cases(ConsoleApi console, int expected) throws IOException {
    var complete = Polling.until(() -> casesNow(console, expected), LISTED_WITHIN, BETWEEN);
    if (complete.isEmpty()) {
      say.accept("not every listed attacker has a case");
    }
    return ofAttackers(console);
  }

  private Optional<List<OpenCase>> casesNow(ConsoleApi console, int expected) {
    try {
      return Optional.of(ofAttackers(console)).filter(cases -> shown(cases) >= expected);
    } catch (IOException failed) {
      throw new UncheckedIOException("the console did not answer", failed);
    }
  }

  /** What is about one of them, or about many who did alike: nobody else does here. */
  private List<OpenCase> ofAttackers(ConsoleApi console) throws IOException {
    return console.cases().stream()
        .filter(each -> each.members() > 0 || attackers.stream().anyMatch(each::isAbout))
        .toList();
  }

  /** How many attackers the cases show. */
  private int shown(List<OpenCase> cases) {
    int shown = cases.stream().mapToInt(each -> Math.max(1, each.members())).sum();
    return Math.min(shown, attackers.size());
  }

  /** A moderator takes one entry out; the number of entries that left the room. */
  private int undo(ConsoleApi console, List<OpenCase> cases, Map<UserId, Instant> listed)
      throws IOException, InterruptedException {
    Optional<UserId> first =
        attackers.stream().filter(listed::containsKey).min(Comparator.naturalOrder());
    Optional<OpenCase> its =
        first.isEmpty() ? Optional.empty() : caseOf(console, cases, first.get());
    if (its.isEmpty()) {
      say.accept("there is no entry to take out");
      return 0;
    }
    UserId user = first.orElseThrow();
    long before = System.nanoTime();
    console.decide(its.get().id(), "CLEAR", REASON);
    boolean gone = seen.await(now -> !now.containsKey(user), LISTED_WITHIN);
    long millis = Duration.ofNanos(System.nanoTime() - before).toMillis();
    say.accept(
        gone
            ? "a moderator cleared %s: its entry left the room after %d ms".formatted(user, millis)
            : "a moderator cleared %s, but its entry is still there".formatted(user));
    return gone ? 1 : 0;
  }

  /** The user's own case; that of one of many who did alike is opened alone. */
  private static Optional<OpenCase> caseOf(ConsoleApi console, List<OpenCase> cases, UserId user)
      throws IOException {
    for (OpenCase each : cases) {
      Optional<OpenCase> own =
          each.members() > 0
              ? console.member(each.id(), user)
              : Optional.of(each).filter(one -> one.isAbout(user));
      if (own.isPresent()) {
        return own;
      }
    }
    return Optional.empty();
  }
}
