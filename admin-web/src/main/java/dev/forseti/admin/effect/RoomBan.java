package dev.forseti.admin.effect;

import java.time.Instant;

/**
 * A ban that is in force in a room.
 *
 * @param room the room's id
 * @param name what the room is called; empty when that is not known
 * @param since when it was made, by the clock of whoever told of it
 * @param by whose it is
 * @param cause the verdict or decision that ours rests on; empty for that of others
 */
public record RoomBan(String room, String name, Instant since, By by, String cause) {
  /** Whose a ban is. */
  public enum By {
    /** Ours: the homeserver did it, and nobody lifted it since. */
    OURS,
    /** Ours, on a simulated homeserver: nobody is banned in Matrix. */
    SIMULATED,
    /** Somebody else's; we never lift it. */
    OTHERS
  }

  /** Whether it is one of ours. */
  public boolean isOurs() {
    return by != By.OTHERS;
  }

  /** What a page calls the room. */
  public String shown() {
    return name.isEmpty() ? room : name;
  }
}
