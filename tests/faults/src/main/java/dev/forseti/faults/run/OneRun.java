package dev.forseti.faults.run;

import dev.forseti.faults.plan.Plan;
import dev.forseti.faults.plan.Ruled;
import dev.forseti.faults.plan.Said;
import dev.forseti.faults.verdict.Found;
import dev.forseti.faults.verdict.Verdict;
import dev.forseti.model.UserId;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plays a plan before a Forseti that starts from nothing, and counts what is there afterwards. */
final class OneRun {
  private static final Duration START = Duration.ofMinutes(5);
  private static final Duration SETTLE = Duration.ofSeconds(60);

  private final Plan plan;
  private final Stage stage;
  private final Moderator moderator;
  private final Afterwards afterwards;
  private final Waiting waiting;
  private final Diary diary;
  private long ended;
  private double load;

  private OneRun(Plan plan, Stage stage) {
    this.plan = plan;
    this.stage = stage;
    this.diary = new Diary(stage.folder);
    this.moderator = new Moderator(stage.console, diary);
    this.afterwards = new Afterwards(plan, stage, moderator);
    this.waiting = new Waiting(stage.forseti, diary);
  }

  /** All of it, from an empty folder on. */
  static RunResult play(Plan plan, Path home, Path folder, InstantSource clock)
      throws InterruptedException {
    long begin = System.nanoTime();
    Optional<String> missing = Missing.of(plan.fault(), folder);
    if (missing.isPresent()) {
      return RunResult.skipped(plan, missing.get());
    }
    try (var open = new OpenParts()) {
      return new OneRun(plan, new Stage(home, folder, plan.fault(), clock, open)).play(begin);
    } catch (IOException | RuntimeException failed) {
      return RunResult.notPlayed(plan, "not played to its end: " + failed, since(begin));
    }
  }

  private RunResult play(long begin) throws IOException, InterruptedException {
    waiting.need("it is ready", START, stage.console::isReady);
    stage.sender.add(plan.before());
    waiting.need("the first attackers are listed", START, () -> isListed(plan.earlyAttackers()));
    waiting.need("their cases are open", SETTLE, () -> moderator.findsCases(plan));
    playFault();
    boolean recovered =
        waiting.until(
            Afterwards.RECOVERED_WITHIN.multipliedBy(3),
            () -> isListed(Set.of(plan.prober())) && stage.console.isReady());
    diary.note(recovered ? "recovered" : "not recovered");
    @Nullable Duration recovery = recovered ? since(ended) : null;
    moderator.begin(plan.afterwards());
    moderator.finish();
    boolean allSent = waiting.until(SETTLE, () -> stage.sender.taken().containsAll(plan.events()));
    diary.note(allSent ? "all events taken" : "not all events taken");
    waiting.until(SETTLE, () -> Verdict.of(afterwards.expected(), afterwards.inRooms()).isEmpty());
    diary.note("rooms: " + Verdict.of(afterwards.expected(), afterwards.inRooms()));
    Found found = afterwards.count(recovery);
    diary.note("counted: " + Verdict.of(afterwards.expected(), found));
    RunResult result =
        RunResult.counted(
            plan,
            afterwards.figures(found, load),
            Verdict.of(afterwards.expected(), found),
            since(begin));
    boolean ends = stage.forseti.end();
    diary.note("end");
    return ends
        ? result
        : RunResult.notPlayed(plan, "Forseti did not end when it was asked to", since(begin));
  }

  /** What is said and decided around the fault, and the fault. */
  private void playFault() throws IOException, InterruptedException {
    var injection = new Injection(plan, stage);
    List<Timed> all = new ArrayList<>();
    for (Said said : plan.meanwhile()) {
      all.add(new Timed(said.at(), () -> stage.sender.add(List.of(said))));
    }
    for (Ruled ruled : plan.decisions()) {
      all.add(new Timed(ruled.at(), () -> moderator.begin(ruled)));
    }
    Duration over = plan.begins().plus(plan.lasts());
    all.add(new Timed(plan.begins(), () -> diary.note(plan.fault() + " begins")));
    all.add(new Timed(plan.begins(), injection::begin));
    all.add(new Timed(over, injection::end));
    if (!plan.again().isZero()) {
      all.add(new Timed(over.plus(plan.again()), injection::begin));
      over = over.plus(plan.again()).plusMillis(300);
      all.add(new Timed(over, injection::end));
    }
    all.add(new Timed(over, this::probe)); // behind the end, which is at the same time
    waiting.play(all);
  }

  private void probe() throws IOException {
    diary.note("the fault is over");
    ended = System.nanoTime();
    load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    stage.sender.add(plan.probe());
  }

  private boolean isListed(Set<UserId> users) {
    Set<String> ids = users.stream().map(UserId::value).collect(Collectors.toSet());
    return stage.homeserver.listed().containsAll(ids);
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
