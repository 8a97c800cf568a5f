package dev.forseti.policy.state;

import dev.forseti.model.RoomId;
import dev.forseti.model.WatchedEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the topic of lists says, by place. */
public final class WatchedRecords {
  private final Map<String, WatchedEvent> byPlace = new HashMap<>();
  private final Map<RoomId, Map<String, WatchedEvent>> byRoom = new HashMap<>();

  WatchedRecords() {}

  /** It stands there, whatever stood there before. */
  public void add(WatchedEvent watched) {
    String place = watched.event().place();
    byPlace.put(place, watched);
    byRoom.computeIfAbsent(watched.event().list(), r -> new HashMap<>()).put(place, watched);
  }

  /** Nothing stands there any more. */
  public void remove(String place) {
    WatchedEvent gone = byPlace.remove(place);
    if (gone == null) {
      return;
    }
    Map<String, WatchedEvent> room = byRoom.get(gone.event().list());
    if (room != null && room.remove(place) != null && room.isEmpty()) {
      byRoom.remove(gone.event().list());
    }
  }

  /** All of them. */
  public Collection<WatchedEvent> all() {
    return List.copyOf(byPlace.values());
  }

  /** What stands in a room, by place. */
  public Map<String, WatchedEvent> in(RoomId room) {
    return Map.copyOf(byRoom.getOrDefault(room, Map.of()));
  }
}
