package dev.forseti.policy.state;

import dev.forseti.model.EventId;
import dev.forseti.model.EvidenceEvent;
import dev.forseti.model.RoomId;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The events of a verdict, each with its room, in little memory: a flood has a hundred thousand
 * verdicts.
 *
 * @param ids the events' ids, joined by line breaks, which no id contains
 * @param rooms the room of each
 */
record Evidence(String ids, List<RoomId> rooms) {
  private static final String BREAK = "\n";

  static Evidence of(List<EvidenceEvent> events) {
    return new Evidence(
        String.join(BREAK, events.stream().map(each -> each.eventId().value()).toList()),
        events.stream().map(EvidenceEvent::roomId).toList());
  }

  /** Each event with its room, newest last. */
  List<EvidenceEvent> events() {
    String[] each = ids.split(BREAK, -1);
    return IntStream.range(0, rooms.size())
        .mapToObj(i -> new EvidenceEvent(new EventId(each[i]), rooms.get(i)))
        .toList();
  }
}
