package dev.forseti.policy.management;

import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.LiveEvent;
import dev.forseti.policy.homeserver.RoomPower;
import dev.forseti.policy.rooms.CommandWords;
import dev.forseti.policy.rooms.RoomCalls;
import dev.forseti.policy.rooms.RoomNotices;
import dev.forseti.policy.state.JournalWriter;
import dev.forseti.policy.state.PolicyState;
import dev.forseti.runtime.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Where moderators say what is to be done, and hear what was. Who may command is asked of the
 * homeserver for each command. One thread uses it; the homeserver is asked on others.
 */
public final class ManagementRoom {
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);
  private static final int TRIES = 10;

  private final ManagementConfig config;
  private final HomeserverClient homeserver;
  private final UserId self;
  private final ManagementProblems problems;
  private final RoomCalls calls;
  private final RoomNotices notices;
  private final ModeratorDesk desk;
  private final DecisionAnswers answers;
  private final OutcomeNews news;

  private Instant lookAt = Instant.MIN;

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
    this.notices = new RoomNotices(homeserver, calls, (what, result) -> {});
    this.answers = new DecisionAnswers(config, state, policy, notices);
    this.desk =
        new ModeratorDesk(config, homeserver, state, journal, policy, calls, notices, answers);
  }

  /** Takes in what happened, in whatever room. */
  public void take(RoomEvent event, Instant now) {
    if (!event.roomId().equals(config.room()) || !LiveEvent.isLive(event)) {
      return;
    }
    if (event.target().filter(self::equals).isPresent() || isOfItsState(event)) {
      lookAt = now; // we were invited, or let out, or something is as it was not
    }
    CommandWords.of(event, self).ifPresent(words -> command(event, words, now));
  }

  private static boolean isOfItsState(RoomEvent event) {
    return event.isState()
        && (event.type().equals(ManagementSettings.ENCRYPTION)
            || event.type().equals(ManagementSettings.JOIN_RULES));
  }

  private void command(RoomEvent event, List<String> words, Instant now) {
    RoomId room = config.room();
    if (!notices.mayAnswer(room, event.sender(), true, now)) {
      return;
    }
    calls.askSoon(
        room,
        () -> RoomPower.read(homeserver, room),
        answer -> {
          if (answer instanceof Response.Done<RoomPower>(RoomPower power)) {
            desk.answer(event, ModeratorCommand.of(words), power);
          }
        });
  }

  /** Does what can be done now; whether more could be done at once. */
  public boolean work(Instant time) {
    desk.at(time);
    calls.take(time);
    answers.settle(time);
    if (calls.isIdle(config.room())) { // while the homeserver is away it is gathered
      news.take(time).ifPresent(text -> notices.news(config.room(), text, time));
    }
    if (!lookAt.isAfter(time)) {
      lookAt = time.plus(LOOK_AGAIN);
      calls.askSoon(
          config.room(),
          () -> ManagementSettings.readOrJoin(homeserver, config.room()),
          this::looked);
    }
    return calls.start(time) || desk.takeDecided();
  }

  private void looked(Response<ManagementSettings> answer) {
    if (answer instanceof Response.Done<ManagementSettings>(ManagementSettings settings)) {
      settings.whyNot().ifPresentOrElse(problems::unusable, problems::usable);
    } else if (answer instanceof Response.Refused) {
      problems.unusable("Forseti's user cannot see it (" + answer.why() + ")");
    }
  }
}
