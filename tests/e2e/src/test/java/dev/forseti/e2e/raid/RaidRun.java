package dev.forseti.e2e.raid;

import dev.forseti.demo.observe.ConsoleApi;
import dev.forseti.demo.observe.ConsoleApi.OpenCase;
import dev.forseti.demo.synapse.SynapseInstall;
import dev.forseti.model.UserId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One raid from an empty folder on, and all that is promised about it, counted. */
final class RaidRun {
  private static final String LONE = "watchmaker";
  private static final int WATCHES = 14;

  /** After so long without another removal the rest stays. */
  private static final Duration QUIET = Duration.ofSeconds(20);

  private final RaidPlan plan;
  private final RaidStage stage;
  private final RaidReport report = new RaidReport();
  private final RaidChecks checks;
  private final Random random = new Random(7);
  private final Set<String> taken = new HashSet<>();
  private final Crowd ordinary;
  private final Crowd lone;
  private final Crowd raid;

  private RaidRun(RaidPlan plan, RaidStage stage) {
    this.plan = plan;
    this.stage = stage;
    this.checks = new RaidChecks(plan, stage, report);
    this.ordinary = crowd();
    this.lone = crowd();
    this.raid = crowd();
  }

  private Crowd crowd() {
    return new Crowd(stage.users(), stage.rooms());
  }

  /** Plays it, in that folder. */
  static RaidReport play(SynapseInstall.Installed installed, Path folder, RaidPlan plan)
      throws Exception {
    try (RaidStage stage = RaidStage.open(installed, folder, plan.rooms())) {
      var run = new RaidRun(plan, stage);
      run.play();
      return run.report;
    }
  }

  private void play() throws Exception {
    List<String> members = names(plan.members());
    List<String> newcomers = names(plan.newcomers());
    List<String> raiders = names(plan.accounts());
    try (RaidStage.Protected live = stage.protect()) {
      List<UserId> known = members.stream().map(stage.users()::user).toList();
      Past.replay(live.kafka(), stage.folder(), known, stage.rooms(), random);
      ordinary.register(members);
      for (String member : members) {
        IntStream.range(0, plan.rooms()).forEach(room -> ordinary.say(member, room, talk()));
      }
      Duration registering = raid.register(raiders);
      report.figure("accounts made", RaidReport.rate(plan.accounts(), registering));
      ordinary.register(newcomers);
      lone.register(List.of(LONE));
      raid(members, newcomers, raiders);
      report.figure("memory after the raid", RaidChecks.memory(live));

      OpenCase group = checks.cases(live.console(), stage.users().user(LONE));
      later("second raid", Texts.SECOND_RAID);
      decide(live.console(), group, raid.ids(raiders));
      if (plan.goesOn()) {
        later("raid after the decision", Texts.FOURTH_RAID);
      }
      checks.innocents(
          ordinary.ids(
              Stream.of(members, newcomers, List.of("owner", "moderator"))
                  .flatMap(List::stream)
                  .toList()));
      report.figure("memory at the end", RaidChecks.memory(live));
    }
    report.figure("disk of Forseti", RaidChecks.size(stage.data()) / (1 << 20) + " MiB");
  }

  private String talk() {
    synchronized (random) {
      return Texts.talk(random);
    }
  }

  private List<String> names(int count) {
    List<String> names = new ArrayList<>();
    while (names.size() < count) {
      String name = Texts.name(random);
      if (taken.add(name)) {
        names.add(name);
      }
    }
    return names;
  }

  /** The raid, and everybody else in between. */
  private void raid(List<String> members, List<String> newcomers, List<String> raiders)
      throws InterruptedException {
    int between = Math.max(1, raiders.size() / Math.max(1, newcomers.size()));
    int watches = Math.max(1, raiders.size() / (2 * WATCHES));
    Duration took =
        Crowd.inTurn(
            raiders.size(),
            i -> {
              for (int advert = 0; advert < plan.adverts(); advert++) {
                raid.say(raiders.get(i), i + advert, Texts.RAID);
              }
              if (i % between == 0 && i / between < newcomers.size()) {
                ordinary.say(newcomers.get(i / between), i, Texts.HARMLESS.get(i / between));
              }
              if (i % watches == 0 && i / watches < WATCHES) {
                lone.say(LONE, i, Texts.watches(i / watches));
              }
              if (i % 20 == 0) {
                ordinary.say(members.get(i / 20 % members.size()), i, talk());
              }
            });
    int adverts = raid.said().size();
    report.figure("raid", RaidReport.seconds(took) + ", " + RaidReport.rate(adverts, took));
    report.figure("adverts refused, since their sender was banned", raid.refused());
    int mayStay = plan.began() * plan.adverts();
    Removals removed = Removals.await(stage, raid.said(), mayStay, QUIET);
    report.promise(
        removed.areAllBut(mayStay) && removed.sent() == adverts,
        "adverts removed",
        removed.words());
  }

  /** Ten others with another text. */
  private void later(String what, String text) throws Exception {
    List<String> names = names(RaidPlan.LATER);
    Crowd ten = crowd();
    ten.register(names);
    long begin = System.nanoTime();
    Crowd.inTurn(
        names.size(),
        i -> IntStream.range(0, 3).forEach(room -> ten.say(names.get(i), i + room, text)));
    Set<UserId> wanted = ten.ids(names);
    boolean all = stage.list().await(now -> now.keySet().containsAll(wanted), RaidChecks.PATIENCE);
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    report.promise(
        all,
        what + " of ten listed",
        checks.listed(wanted) + " within " + RaidReport.seconds(took));
    Removals removed = Removals.await(stage, ten.said(), 0, QUIET);
    report.promise(removed.areAllBut(0), what + " removed", removed.words());
  }

  private void decide(ConsoleApi console, OpenCase group, Set<UserId> raiders) throws Exception {
    report.figure("accounts of the raid listed before the decision", checks.listed(raiders));
    console.decide(group.id(), plan.decision().name(), "a raid", plan.releases() ? 1 : 0);
    long begin = System.nanoTime();
    Duration took;
    try (ExecutorService looking = Executors.newSingleThreadExecutor()) {
      Future<Duration> done = looking.submit(() -> checks.untilAsDecided(raiders, begin));
      later("raid during the decision", Texts.THIRD_RAID);
      took = done.get();
    }
    long listed = checks.listed(raiders);
    report.promise(
        plan.releases() ? listed >= raiders.size() - plan.began() : listed == 0,
        plan.releases() ? "listed after release all" : "still listed after refuse all",
        listed + " after " + RaidReport.seconds(took));
    if (plan.releases()) {
      listTheRest(console, raiders);
    }
  }

  /** A moderator lists who began too, and has all removed that they wrote: no rule knew it. */
  private void listTheRest(ConsoleApi console, Set<UserId> raiders) throws IOException {
    for (UserId raider : raiders) {
      if (!stage.list().now().containsKey(raider)) {
        console.decide(console.open(raider).id(), "LIST", "began a raid", 1);
      }
    }
    Removals removed = Removals.await(stage, raid.said(), 0, QUIET);
    report.promise(
        removed.areAllBut(0), "adverts removed once who began is listed too", removed.words());
  }
}
