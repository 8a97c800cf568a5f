package dev.forseti.policy.management;

import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.LiveEvent;
import dev.forseti.policy.homeserver.RoomPower;
import dev.forseti.policy.rooms.CommandBudget;
import dev.forseti.policy.rooms.CommandWords;
import dev.forseti.policy.rooms.RoomCalls;
import dev.forseti.policy.rooms.RoomNotices;
import dev.forseti.policy.state.JournalWriter;
import dev.forseti.policy.state.PolicyState;
import dev.forseti.runtime.http.Response;
import dev.forseti.runtime.kafka.KafkaUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where moderators say what is to be done, and hear what was. Who may command is asked of the
 * homeserver for each command. One thread uses it; the homeserver is asked on others.
 */
public final class ManagementRoom {
  private static final Logger log = LoggerFactory.getLogger(ManagementRoom.class);
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);
  private static final int TRIES = 10;
  private static final int SLOW_TRIES = 2;
  private static final int MOST_EARLY = 100;

  /** Somebody's words to us. */
  private record Command(RoomEvent event, List<String> words) {}

  private final ManagementConfig config;
  private final HomeserverClient homeserver;
  private final UserId self;
  private final ManagementProblems problems;
  private final RoomCalls calls;

  /** What takes long: no command waits for it. */
  private final RoomCalls slow;

  private final RoomNotices notices;
  private final ModeratorDesk desk;
  private final DecisionAnswers answers;
  private final OutcomeNews news;
  private final CommandBudget budget = new CommandBudget();

  private Instant lookAt = Instant.MIN;
  private Optional<RoomPower> known = Optional.empty();

  /** What was said before it was known who may command. */
  private final Queue<Command> early = new ArrayDeque<>();

  private boolean isUsable;

  /**
   * Nothing was said yet.
   *
   * @param self as whom we act
   * @param news what policy did
   * @param executor where the homeserver is asked
   */
  public ManagementRoom(
      ManagementConfig config,
      HomeserverClient homeserver,
      UserId self,
      PolicyState state,
      JournalWriter journal,
      OutcomeNews news,
      PolicyView policy,
      ManagementProblems problems,
      Executor executor) {
    this.config = config;
    this.homeserver = homeserver;
    this.self = self;
    this.problems = problems;
    this.news = news;
    this.calls = new RoomCalls(executor, 1, TRIES, true);
    this.slow = new RoomCalls(executor, 1, SLOW_TRIES, false);
    this.notices = new RoomNotices(homeserver, calls, this::said);
    this.answers = new DecisionAnswers(config, state, policy, notices);
    this.desk =
        new ModeratorDesk(config, homeserver, state, journal, policy, slow, notices, answers);
  }

  /** Takes in what happened, in whatever room. */
  public void take(RoomEvent event, Instant now) {
    if (!event.roomId().equals(config.room()) || !LiveEvent.isLive(event)) {
      return;
    }
    if (event.target().filter(self::equals).isPresent() || isOfItsSettings(event)) {
      lookAt = now; // we were invited, or let out, or something is as it was not
    }
    CommandWords.of(event, self).ifPresent(words -> command(new Command(event, words), now));
  }

  private static boolean isOfItsSettings(RoomEvent event) {
    return event.isState()
        && (event.type().equals(RoomPower.LEVELS)
            || ManagementSettings.TYPES.contains(event.type()));
  }

  private void command(Command command, Instant now) {
    RoomEvent event = command.event();
    if (known.isEmpty()) {
      if (early.size() < MOST_EARLY) {
        early.add(command);
      }
      return;
    }
    switch (budget.use(event, mayCommand(event.sender(), known.get()), now)) {
      case CARRY_OUT -> carryOut(event, command.words());
      case REFUSE -> notices.answer(config.room(), event.eventId(), CommandBudget.SPENT);
      case IGNORE -> {}
    }
  }

  private static boolean mayCommand(UserId user, RoomPower power) {
    return power.of(user) >= power.to("ban");
  }

  private void known(RoomPower power, Instant now) {
    known = Optional.of(power);
    while (!early.isEmpty()) {
      command(early.remove(), now);
    }
  }

  private void carryOut(RoomEvent event, List<String> words) {
    RoomId room = config.room();
    calls.askSoon(
        room,
        () -> RoomPower.read(homeserver, room),
        answer -> {
          if (answer instanceof Response.Done<RoomPower>(RoomPower power)) {
            known = Optional.of(power);
            answer(event, words, power);
          } else {
            unusable("who may command there cannot be read (" + answer.why() + ")");
          }
        });
  }

  /** What somebody says must not end what is done for all. */
  private void answer(RoomEvent event, List<String> words, RoomPower power) {
    try {
      desk.answer(event, words, power);
    } catch (KafkaUnavailable failure) {
      throw failure;
    } catch (RuntimeException unforeseen) {
      StackTraceElement[] where = unforeseen.getStackTrace(); // its message may quote the command
      log.warn(
          "a command cannot be carried out: {} at {}",
          unforeseen.getClass().getName(),
          where.length == 0 ? "an unknown place" : where[0]);
      notices.answer(
          config.room(),
          event.eventId(),
          "Something went wrong with that, and it may not be done: the log says more.");
    }
  }

  /** Does what can be done now; whether more could be done at once. */
  public boolean work(Instant time) {
    if (homeserver.isSimulated()) {
      unusable("there is no homeserver (homeserver.url)");
      news.endRound();
      return false;
    }
    desk.at(time);
    calls.take(time);
    slow.take(time);
    answers.settle(time);
    news.endRound();
    if (isUsable && calls.isIdle(config.room())) { // until then it is gathered
      news.take(time).ifPresent(text -> notices.news(config.room(), text, time));
    }
    if (!lookAt.isAfter(time) || lookAt.isAfter(time.plus(LOOK_AGAIN))) {
      lookAt = time.plus(LOOK_AGAIN);
      calls.askSoon(
          config.room(),
          () -> ManagementSettings.readOrJoin(homeserver, config.room()),
          answer -> looked(answer, time));
    }
    boolean more = slow.start(time);
    return calls.start(time) || more || desk.takeDecided();
  }

  /** Who may command there, as last read. */
  public Set<UserId> moderators() {
    return known.map(power -> power.atLeast(power.to("ban"))).orElse(Set.of());
  }

  private void looked(Response<ManagementSettings> answer, Instant now) {
    if (answer instanceof Response.Done<ManagementSettings>(ManagementSettings settings)) {
      known(settings.power(), now);
      settings.whyNot(self).ifPresentOrElse(this::unusable, this::usable);
    } else if (answer instanceof Response.Refused) {
      unusable("Forseti's user cannot see it (" + answer.why() + ")");
    }
  }

  private void usable() {
    isUsable = true;
    problems.usable();
  }

  private void unusable(String why) {
    isUsable = false;
    problems.unusable(why);
  }

  private void said(String what, String result) {
    if (result.equals("refused")) {
      unusable("the homeserver refuses what Forseti says there");
    }
  }
}
