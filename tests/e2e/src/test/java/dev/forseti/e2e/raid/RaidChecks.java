package dev.forseti.e2e.raid;

import dev.forseti.demo.observe.ConsoleApi;
import dev.forseti.demo.observe.ConsoleApi.OpenCase;
import dev.forseti.demo.observe.Polling;
import dev.forseti.demo.observe.ResidentMemory;
import dev.forseti.demo.synapse.RoomHistory.Message;
import dev.forseti.model.UserId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the console, the policy room and the rooms show, counted. */
record RaidChecks(RaidPlan plan, RaidStage stage, RaidReport report) {
  /** The longest wait for what should be there at once. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The case is there with the verdicts; its last members may come a moment later. */
  private static final Duration SHORT = Duration.ofSeconds(15);

  /**
   * How many of a raid may have a case of their own: the first are alone still, and known by other
   * things.
   */
  private static final int ALONE = 20;

  private static final Duration BETWEEN = Duration.ofMillis(500);

  /** The raid is one case, and the lone attacker's is beside it. */
  OpenCase cases(ConsoleApi console, UserId lone) throws IOException {
    Polling.until(() -> group(console, plan.accounts()), SHORT, BETWEEN);
    List<OpenCase> open = console.cases();
    List<OpenCase> groups = open.stream().filter(each -> each.members() > 0).toList();
    long large = groups.stream().filter(each -> each.members() > plan.newcomers()).count();
    report.promise(
        large == 1,
        "group cases with more accounts than there are newcomers, of all",
        large + " of " + groups.size() + ": " + shown(groups));
    OpenCase group =
        groups.stream()
            .max(Comparator.comparing(OpenCase::members))
            .orElseThrow(() -> new AssertionError("no group case: " + open));
    int alone = plan.accounts() - group.members();
    report.promise(alone <= ALONE, "accounts in it", group.members());
    report.figure("open cases", open.size());
    boolean isListed = stage.list().now().containsKey(lone);
    boolean isOpen = open.stream().anyMatch(each -> each.isAbout(lone));
    report.promise(
        isListed || isOpen,
        "the lone attacker",
        (isListed ? "listed" : "not listed") + ", " + (isOpen ? "a case of his own" : "no case"));
    return group;
  }

  private static String shown(List<OpenCase> groups) {
    return groups.stream()
        .map(each -> each.members() + " of " + each.subject())
        .collect(Collectors.joining(", "));
  }

  private static Optional<OpenCase> group(ConsoleApi console, int least) {
    try {
      return console.cases().stream().filter(each -> each.members() >= least).findFirst();
    } catch (IOException failed) {
      throw new UncheckedIOException("the console did not answer", failed);
    }
  }

  /**
   * Waits until the policy room is as the moderator wants it; how long ago the beginning is then.
   */
  Duration untilAsDecided(Set<UserId> raiders, long begin) throws InterruptedException {
    var unused =
        stage
            .list()
            .await(
                now ->
                    plan.releases()
                        ? raiders.stream().filter(now::containsKey).count()
                            >= raiders.size() - plan.began()
                        : raiders.stream().noneMatch(now::containsKey),
                PATIENCE.plusMillis(200L * plan.accounts()));
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** How many of them are in the policy room. */
  long listed(Set<UserId> users) {
    return users.stream().filter(stage.list().now()::containsKey).count();
  }

  /** Nothing was done to any of these. */
  void innocents(Set<UserId> innocent) {
    long listed = listed(innocent);
    long banned = stage.banned().stream().filter(innocent::contains).count();
    long removed =
        stage.messages().stream()
            .filter(each -> innocent.contains(each.sender()) && isRemoved(each))
            .count();
    report.promise(
        listed + banned + removed == 0,
        "innocent: listed, banned, messages removed",
        listed + ", " + banned + ", " + removed);
  }

  private static boolean isRemoved(Message message) {
    return message.redacted() != null;
  }

  static String memory(RaidStage.Protected live) {
    return ResidentMemory.mebibytes(live.forseti().handle()).orElse(0) + " MiB";
  }

  /** In bytes, of all files below. */
  static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
