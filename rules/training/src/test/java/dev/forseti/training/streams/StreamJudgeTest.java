package dev.forseti.training.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.Json;
import dev.forseti.model.Mode;
import dev.forseti.model.Reputation;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.model.Verdict;
import dev.forseti.pipeline.Conclusions;
import dev.forseti.pipeline.LocalPipeline;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The window begins with the first labelled message of the stream, whoever sent it. */
class StreamJudgeTest {
  private static final UserId EVE = new UserId("@eve:evil.example");
  private static final UserId ANN = new UserId("@ann:good.example");

  private final Conclusions conclusions = new Conclusions();
  private final StreamJudge judge =
      new StreamJudge(
          "s",
          new Labels(
              Map.of("$ann", false, "$eve", true), Map.of(EVE.value(), true, ANN.value(), false)));

  private void event(String id, UserId sender, double logOdds, Standing standing, Mode mode) {
    Subject subject = Subject.user(sender);
    var event =
        new RoomEvent(
            new EventId(id),
            new RoomId("!r:one.example"),
            "m.room.message",
            null,
            sender,
            Instant.EPOCH,
            Instant.EPOCH,
            Json.Obj.EMPTY,
            null,
            "made",
            "",
            Set.of(),
            Json.Obj.EMPTY);
    var reputation =
        new Reputation(
            subject, logOdds, 0, logOdds, logOdds, standing, 1, Instant.EPOCH, List.of());
    var verdict =
        new Verdict(
            id,
            subject,
            Standing.NONE,
            standing,
            mode,
            event.eventId(),
            event.roomId(),
            Instant.EPOCH,
            new Harm("m.spam"),
            "",
            "",
            reputation,
            List.of(),
            List.of(),
            null);
    conclusions.add(new LocalPipeline.Result(List.of(), List.of(reputation), List.of(verdict)));
    judge.add(event, conclusions);
  }

  private SenderRecord of(boolean isAbuser) {
    return judge.senders().stream()
        .filter(sender -> sender.isAbuser() == isAbuser)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatStoodBeforeTheWindowCountsOnlyWhenTheSenderComesAgain() {
    event("$early", EVE, 9, Standing.ACT, Mode.ACT);
    event("$ann", ANN, -3, Standing.NONE, Mode.OBSERVE);
    assertThat(of(true).isActedOn()).isFalse();
    assertThat(of(true).best()).isEqualTo(Double.NEGATIVE_INFINITY);

    event("$unlabelled", EVE, 8, Standing.ACT, Mode.ACT);
    assertThat(of(true)).isEqualTo(new SenderRecord("s", true, 8, Double.NaN, true, true));
  }

  @Test
  void theFirstLabelledMessageIsKeptBesideTheGreatestReputation() {
    event("$ann", ANN, -3, Standing.NONE, Mode.OBSERVE);
    event("$unlabelled", EVE, 5, Standing.REVIEW, Mode.SUGGEST);
    event("$eve", EVE, 1, Standing.NONE, Mode.OBSERVE);
    assertThat(of(true)).isEqualTo(new SenderRecord("s", true, 5, 1, true, false));
    assertThat(of(false)).isEqualTo(new SenderRecord("s", false, -3, -3, false, false));
  }

  @Test
  void whereRulesMayOnlySuggestAModeratorIsAsked() {
    event("$eve", EVE, 9, Standing.ACT, Mode.SUGGEST);
    assertThat(of(true).isActedOn()).isFalse();
    assertThat(of(true).isReviewed()).isTrue();
  }
}
