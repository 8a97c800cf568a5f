package dev.forseti.scoring.rules;

import dev.forseti.features.Variable;
import dev.forseti.model.EvidenceGroups;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import dev.forseti.scoring.stream.EventWithFeatures;
import dev.forseti.scoring.stream.SubjectUpdate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.Collector;

/**
 * Emits the updates of subjects that an event causes. The sender gets an update for each of its
 * events, others for those with a signal about them. An update of a server goes, after all others
 * of the event, to every subtask too, for the users first seen after it.
 */
final class SubjectUpdates {
  private final List<String> subtaskKeys;

  /**
   * Updates to an operator with these subtasks.
   *
   * @param subtaskKeys for each a key that leads to it
   */
  SubjectUpdates(List<String> subtaskKeys) {
    this.subtaskKeys = subtaskKeys;
  }

  void emit(
      EventWithFeatures with,
      List<Signal> signals,
      EvidenceGroups groups,
      Collector<SubjectUpdate> out) {
    RoomEvent event = with.event();
    boolean correction = with.features().number(Variable.EDIT.slot()) == 1;
    Subject sender = Subject.user(event.sender());
    if (signals.isEmpty()) {
      out.collect(SubjectUpdate.of(event, correction, sender, true, signals, groups));
      return;
    }
    Map<Subject, List<Signal>> bySubject = new LinkedHashMap<>();
    bySubject.put(sender, new ArrayList<>());
    for (Signal signal : signals) {
      bySubject.computeIfAbsent(signal.subject(), unused -> new ArrayList<>()).add(signal);
    }
    List<SubjectUpdate> updates = new ArrayList<>(bySubject.size());
    bySubject.forEach(
        (subject, about) ->
            updates.add(
                SubjectUpdate.of(
                    event, correction, subject, subject.equals(sender), about, groups)));
    updates.forEach(out::collect);
    updates.forEach(update -> broadcastServer(update, out));
  }

  private void broadcastServer(SubjectUpdate update, Collector<SubjectUpdate> out) {
    if (update.subject().kind() == Subject.Kind.SERVER) {
      subtaskKeys.forEach(key -> out.collect(update.broadcastTo(key)));
    }
  }
}
