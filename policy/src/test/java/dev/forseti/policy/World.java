package dev.forseti.policy;

import dev.forseti.model.Contribution;
import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.Json;
import dev.forseti.model.Mode;
import dev.forseti.model.RedactionRequest;
import dev.forseti.model.Reputation;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.RuleId;
import dev.forseti.model.Signal;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.model.Verdict;
import dev.forseti.policy.homeserver.StateEvent;
import dev.forseti.policy.state.PolicyState;
import dev.forseti.runtime.health.Trouble;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Topics, a homeserver and a policy process that can be started again on them. */
public final class World {
  public static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  public final Mishap mishap = new Mishap();
  public final TestHomeserver homeserver = new TestHomeserver(mishap);
  public final TestJournal journal = new TestJournal(mishap);
  public final List<Optional<String>> troubles = new ArrayList<>();
  public final List<Verdict> verdicts = new ArrayList<>();
  public final List<Decision> decisions = new ArrayList<>();
  public final List<Signal> signals = new ArrayList<>();
  public final List<RedactionRequest> requests = new ArrayList<>();
  public final List<RoomEvent> events = new ArrayList<>();

  /** What became of unwanted invitations. */
  public final List<String> invites = new ArrayList<>();

  private PolicyConfig config;

  /** Where the homeserver is asked about rooms: at once, on the thread that asks. */
  public Executor executor = Runnable::run;

  public final Troubles roomTroubles = new Troubles(() -> this.now);
  private long nanos;
  private final ClockWatch clockWatch = new ClockWatch(() -> nanos);
  private PolicyCore core;
  public Instant now = NOON;

  public World(PolicyConfig config) {
    this.config = config;
    roomTroubles.listen(
        Troubles.Listener.of(
            began -> noteHomeserver(began, Optional.of(began.what().replaceFirst(".*: ", ""))),
            ended -> noteHomeserver(ended, Optional.empty())));
    this.core = process();
  }

  private void noteHomeserver(Trouble trouble, Optional<String> why) {
    if (trouble.part().equals("homeserver")) {
      troubles.add(why);
    }
  }

  /** The defaults in a mode, acting in the rooms too. */
  public static PolicyConfig enforcing(Mode mode, Set<RoomId> rooms) {
    PolicyConfig base = PolicyConfig.DEFAULT;
    return new PolicyConfig(
        base.room(), mode, base.validity(), base.readBackEvery(), rooms, true, base.brakes());
  }

  private PolicyCore process() {
    PolicyState state = new PolicyState(homeserver.isSimulated());
    verdicts.forEach(state::add);
    decisions.forEach(state::add);
    journal.decisions.forEach(state::add);
    signals.forEach(state::add);
    requests.forEach(state::add);
    events.forEach(state::add);
    journal.measures.forEach(state::add);
    journal.outcomes.forEach(state::add);
    journal.published.values().forEach(state::add);
    journal.watched.values().forEach(state.watched()::add);
    return new PolicyCore(
        config,
        homeserver,
        state,
        journal,
        task -> executor.execute(task),
        clockWatch,
        new PolicyTroubles(roomTroubles),
        (invite, result) -> invites.add(result + " " + invite.invited()));
  }

  public PolicyConfig config() {
    return config;
  }

  public void restart(PolicyConfig other) {
    config = other;
    restart();
  }

  public void restart() {
    mishap.never();
    core = process();
  }

  public void say(Verdict verdict) {
    verdicts.add(verdict);
    core.add(verdict, now);
  }

  public void say(Decision decision) {
    decisions.add(decision);
    core.add(decision);
  }

  public void say(Signal signal) {
    signals.add(signal);
    core.add(signal);
  }

  public void say(RedactionRequest request) {
    requests.add(request);
    core.add(request);
  }

  /** A tap sees it. */
  public void say(RoomEvent event) {
    events.add(event);
    core.add(event);
  }

  /** Works until nothing can be done now. */
  public void drain() {
    while (core.reconcileDue(now)) {
      continue;
    }
  }

  /** Works and waits in turn, so that what must wait is tried again. */
  public void drainFor(Duration time) {
    for (Instant end = now.plus(time); now.isBefore(end); ) {
      drain();
      pass(Duration.ofSeconds(1));
    }
    drain();
  }

  public void pass(Duration time) {
    nanos += time.toNanos();
    now = now.plus(time);
  }

  /** Somebody sets the clock: no time passes. */
  public void setClock(Duration further) {
    now = now.plus(further);
  }

  public int due() {
    return core.due();
  }

  public RoomId room() {
    return done(homeserver.inner.resolveAlias("#forseti-list:own.example"));
  }

  /** The entities that the policy room lists. */
  public TreeSet<String> listed() {
    TreeSet<String> listed = new TreeSet<>();
    for (StateEvent event : done(homeserver.inner.state(room()))) {
      if (event.type().startsWith("m.policy.rule.")) {
        event.content().string("entity").ifPresent(listed::add);
      }
    }
    return listed;
  }

  public void writeAs(String user, String stateKey, Json.Obj content) {
    homeserver
        .inner
        .server()
        .given(room(), new UserId(user), "m.policy.rule.user", stateKey, content);
  }

  /** Eve's membership of the room. */
  public String membership(RoomId room) {
    return membership("eve", room);
  }

  /** A user's membership of the room; none if it was never a member nor banned. */
  public String membership(String user, RoomId room) {
    return homeserver.inner.content(room, "m.room.member", user(user).id())
            instanceof Response.Done<Json.Obj>(Json.Obj content)
        ? content.string("membership").orElseThrow()
        : "none";
  }

  public static <T> T done(Response<T> answer) {
    if (answer instanceof Response.Done<T>(T value)) {
      return value;
    }
    throw new AssertionError("not done: " + answer);
  }

  public static Subject user(String name) {
    return new Subject(Subject.Kind.USER, "@" + name + ":evil.example");
  }

  public Verdict verdict(String id, String user, Standing standing) {
    return verdict(id, user, standing, "");
  }

  public Verdict verdict(String id, String user, Standing standing, String publicReason) {
    return verdict(id, user, Standing.NONE, standing, Mode.ACT, publicReason);
  }

  public Verdict verdict(
      String id, String user, Standing before, Standing standing, Mode mode, String publicReason) {
    Contribution weightiest =
        new Contribution(
            new RuleId("link-flood"), "", 5, 5, 1, now, new EventId("$e"), "many links");
    return new Verdict(
        id,
        user(user),
        before,
        standing,
        mode,
        new EventId("$e" + user),
        new RoomId("!lounge"),
        now,
        new Harm("m.spam.flooding"),
        "many links",
        publicReason,
        new Reputation(user(user), 8, 0, 7, 9, standing, 3, now, List.of(weightiest)),
        List.of(new EventId("$e" + user)));
  }

  /** A verdict that lists the user, for what others did too. */
  public Verdict verdict(String id, String user, Subject campaign) {
    Verdict alone = verdict(id, user, Standing.ACT);
    return new Verdict(
        id,
        alone.subject(),
        alone.before(),
        alone.standing(),
        alone.mode(),
        alone.eventId(),
        alone.roomId(),
        alone.at(),
        alone.harm(),
        alone.reason(),
        alone.publicReason(),
        alone.reputation(),
        alone.evidence(),
        alone.evidenceRooms(),
        campaign);
  }

  /** A rule of that mode hit what the user posted in the lounge. */
  public Signal signal(String user, String event, Mode mode) {
    return new Signal(
        "s" + event,
        new RuleId("link-flood"),
        "",
        user(user),
        new EventId(event),
        new RoomId("!lounge"),
        now,
        2.0,
        "",
        Signal.Repeat.ONCE,
        Harm.SPAM,
        mode,
        "many links",
        "",
        "",
        Map.of(),
        null,
        null);
  }

  public Decision decision(
      String id, Subject subject, Decision.Kind kind, @Nullable String undoes) {
    return new Decision(id, subject, kind, "mo", "spam", Harm.SPAM, now, null, undoes);
  }
}
