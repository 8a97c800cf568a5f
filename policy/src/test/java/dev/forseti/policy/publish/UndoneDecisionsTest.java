package dev.forseti.policy.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Harm;
import dev.forseti.model.Mode;
import dev.forseti.model.Subject;
import dev.forseti.policy.World;
import dev.forseti.policy.state.SubjectHistory;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which decisions an UNDO takes back. */
class UndoneDecisionsTest {
  private static final Subject EVE = World.user("eve");

  private final SubjectHistory history = new SubjectHistory();

  @Test
  void aClockThatWasSetBackLosesNoUndo() {
    add("d1", Decision.Kind.LIST, 10, null, null);
    assertThat(isListed(20)).isTrue();

    add("d2", Decision.Kind.UNDO, 7, null, "d1");
    assertThat(isListed(20)).isFalse();

    add("d3", Decision.Kind.UNDO, 4, null, "d2");
    assertThat(isListed(20)).isTrue();
  }

  @Test
  void whatHadExpiredIsNotUndone() {
    add("d1", Decision.Kind.LIST, 0, null, null);
    add("d2", Decision.Kind.CLEAR, 1, at(10), null);
    assertThat(isListed(11)).isFalse();

    add("late", Decision.Kind.UNDO, 10, null, "d2");
    assertThat(isListed(11)).isFalse();

    add("early", Decision.Kind.UNDO, 9, null, "d2");
    assertThat(isListed(11)).isTrue();
  }

  private void add(
      String id,
      Decision.Kind kind,
      int minute,
      @Nullable Instant expiresAt,
      @Nullable String undoes) {
    history.add(
        new Decision(id, EVE, kind, "mo", "spam", Harm.SPAM, at(minute), expiresAt, undoes));
  }

  private static Instant at(int minute) {
    return World.NOON.plus(Duration.ofMinutes(minute));
  }

  private boolean isListed(int minute) {
    return DesiredStateResolver.resolve(EVE, history, Mode.ACT, Duration.ofDays(30), at(minute))
        instanceof DesiredState.Listed;
  }
}
