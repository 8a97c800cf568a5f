package dev.forseti.policy.homeserver;

import dev.forseti.model.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * A policy room to be made.
 *
 * @param aliasLocalpart the part of its alias between {@code #} and the server name
 * @param name what people read
 * @param shortcode what moderators type in commands of Mjolnir and Draupnir
 * @param handedOver a room that another made and that is ours now; null for none
 */
public record PolicyRoomSpec(
    String aliasLocalpart, String name, String shortcode, @Nullable RoomId handedOver) {
  /** One that no other made. */
  public PolicyRoomSpec(String aliasLocalpart, String name, String shortcode) {
    this(aliasLocalpart, name, shortcode, null);
  }

  public PolicyRoomSpec {
    if (!aliasLocalpart.matches("[A-Za-z0-9._=/+-]{1,100}")) {
      throw new IllegalArgumentException(
          "alias must be 1 to 100 letters, digits or ._=/+-, was \"" + aliasLocalpart + "\"");
    }
    if (name.isBlank() || shortcode.isBlank()) {
      throw new IllegalArgumentException("a policy room needs a name and a shortcode");
    }
  }
}
