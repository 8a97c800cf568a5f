package dev.forseti.scoring;

import dev.forseti.model.Decision;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is new about a subject: either an event with the signals it gave, or a decision.
 *
 * @param subject whom it is about
 * @param event the event; null for a decision
 * @param own whether the event is the subject's own; a quiet one ages its evidence
 * @param signals the event's signals about the subject
 * @param decision what a moderator said; null for an event
 */
public record SubjectNews(
    Subject subject,
    @Nullable RoomEvent event,
    boolean own,
    List<Signal> signals,
    @Nullable Decision decision) {
  public SubjectNews {
    signals = List.copyOf(signals);
    if ((event == null) == (decision == null)) {
      throw new IllegalArgumentException("news is either an event or a decision");
    }
  }

  static SubjectNews of(Decision decision) {
    return new SubjectNews(decision.subject(), null, false, List.of(), decision);
  }
}
