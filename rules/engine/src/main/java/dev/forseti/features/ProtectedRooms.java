package dev.forseti.features;

import dev.forseti.model.RoomId;
import java.io.Serializable;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rooms that the community protects: what people do there is seen by others, who would object.
 *
 * @param ids empty when the community names none; then all rooms count
 */
public record ProtectedRooms(Set<String> ids) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** All rooms. */
  public static final ProtectedRooms ALL = new ProtectedRooms(Set.of());

  public ProtectedRooms {
    ids = Set.copyOf(ids);
  }

  /** Those rooms; all when there are none. */
  public static ProtectedRooms of(Collection<RoomId> rooms) {
    return new ProtectedRooms(rooms.stream().map(RoomId::value).collect(Collectors.toSet()));
  }

  /** Whether the room is one of them. */
  public boolean contains(RoomId room) {
    return ids.isEmpty() || ids.contains(room.value());
  }
}
