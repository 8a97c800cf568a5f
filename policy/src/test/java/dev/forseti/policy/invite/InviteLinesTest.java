package dev.forseti.policy.invite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.RoomId;
import dev.forseti.model.ServerName;
import dev.forseti.model.UserId;
import dev.forseti.policy.state.Invite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InviteLinesTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private final InviteLines lines = new InviteLines(new ServerName("own.example"), 3);
  private int made;

  private Invite from(String server) {
    Invite invite =
        new Invite(
            new RoomId("!room" + ++made),
            new UserId("@ann:own.example"),
            new UserId("@eve:" + server),
            NOON);
    lines.add(invite);
    return invite;
  }

  private List<Invite> start(Instant now) {
    return lines.start(3, invite -> true, now);
  }

  @Test
  void strangersLeaveOnePlaceFreeAndEachServerHasOneWhateverItsPort() {
    Invite first = from("evil.example");
    from("evil.example:1");
    from("evil.example:2");
    Invite other = from("other.example");
    from("third.example");

    assertThat(start(NOON)).containsExactly(first, other);

    Invite ours = from("own.example");
    assertThat(start(NOON)).containsExactly(ours);
  }

  @Test
  void aServerThatAnswersMayHaveAllPlaces() {
    Invite first = from("nice.example");
    List<Invite> more = List.of(from("nice.example"), from("nice.example"), from("nice.example"));
    assertThat(start(NOON)).containsExactly(first);

    lines.finish(first);
    lines.answered(first);

    assertThat(start(NOON)).containsExactlyElementsOf(more);
  }

  @Test
  void aServerThatDoesNotAnswerIsAskedLaterEachTimeAlsoWhileItsOnlyOneRuns() {
    Invite only = from("tar.example");
    Instant now = NOON;
    for (int minutes : new int[] {10, 20, 40, 80, 160, 320, 320}) {
      assertThat(start(now)).containsExactly(only);
      lines.retain(invite -> true);
      lines.finish(only);
      lines.pause(only, now);
      lines.add(only);

      assertThat(start(now.plus(Duration.ofMinutes(minutes).minusSeconds(1)))).isEmpty();
      now = now.plus(Duration.ofMinutes(minutes));
    }
  }

  @Test
  void aClockThatIsSetBackEndsThePause() {
    Invite only = from("tar.example");
    start(NOON);
    lines.finish(only);
    lines.pause(only, NOON);
    lines.add(only);

    assertThat(start(NOON.minusSeconds(1))).containsExactly(only);
  }

  @Test
  void whatIsNotWantedAnyMoreIsDropped() {
    from("evil.example");
    Invite second = from("evil.example");

    assertThat(lines.start(3, second::equals, NOON)).containsExactly(second);
    lines.finish(second);
    assertThat(start(NOON)).isEmpty();
  }
}
