package dev.forseti.policy;

import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.policy.brakes.BrakesConfig;
import dev.forseti.policy.homeserver.PolicyRoomSpec;
import dev.forseti.policy.watch.WatchConfig;
import dev.forseti.policy.watch.WatchOptions;
import dev.forseti.runtime.config.ConfigValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How policy acts for one community.
 *
 * @param room the policy room, found by its alias or made
 * @param mode how far verdicts go without a moderator; decisions always hold
 * @param validity how long an entry that follows from a verdict holds; 1 hour to 60 days, so that
 *     it ends before Kafka forgets the verdict
 * @param readBackEvery how often the policy room is read back; 1 second to 1 day
 * @param rooms the community's rooms: whoever has power in them is spared
 * @param enforce whether listed users are also banned in these rooms and the evidence redacted
 * @param brakes the limits
 * @param watch lists of others
 * @param managementRoom where moderators command
 * @param rejectInvites whether invitations by those whom lists name are rejected for the users of
 *     the homeserver
 */
public record PolicyConfig(
    PolicyRoomSpec room,
    Mode mode,
    Duration validity,
    Duration readBackEvery,
    Set<RoomId> rooms,
    boolean enforce,
    BrakesConfig brakes,
    WatchConfig watch,
    Optional<RoomId> managementRoom,
    boolean rejectInvites) {
  /** The shortest time that an automatic entry may hold. */
  public static final Duration LEAST_VALIDITY = Duration.ofHours(1);

  /** The longest one: Kafka keeps the verdict somewhat longer. */
  public static final Duration MOST_VALIDITY = Duration.ofDays(60);

  /** That of an operator who sets nothing: nothing automatic leaves. */
  public static final PolicyConfig DEFAULT =
      new PolicyConfig(
          new PolicyRoomSpec("forseti-list", "Forseti list", "forseti"),
          Mode.OBSERVE,
          Duration.ofDays(30),
          Duration.ofMinutes(10),
          Set.of(),
          false,
          BrakesConfig.DEFAULT,
          WatchConfig.NONE,
          Optional.empty(),
          false);

  public PolicyConfig {
    rooms = Set.copyOf(rooms);
    List<String> problems = new ArrayList<>();
    within(problems, "validity", validity, LEAST_VALIDITY, MOST_VALIDITY);
    within(problems, "readBackEvery", readBackEvery, Duration.ofSeconds(1), Duration.ofDays(1));
    if (enforce && rooms.isEmpty()) {
      problems.add("enforce needs rooms, there are none");
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /** One without lists of others and without a management room. */
  public PolicyConfig(
      PolicyRoomSpec room,
      Mode mode,
      Duration validity,
      Duration readBackEvery,
      Set<RoomId> rooms,
      boolean enforce,
      BrakesConfig brakes) {
    this(
        room,
        mode,
        validity,
        readBackEvery,
        rooms,
        enforce,
        brakes,
        WatchConfig.NONE,
        Optional.empty(),
        false);
  }

  /** What the configuration says; what it does not speak of is as in {@link #DEFAULT}. */
  public static PolicyConfig of(ConfigValues values) {
    return new PolicyConfig(
        new PolicyRoomSpec(
            values.get(PolicyOptions.ALIAS),
            "Forseti list",
            values.get(PolicyOptions.SHORTCODE),
            values.get(PolicyOptions.ROOM_ID).orElse(null)),
        values.get(PolicyOptions.MODE),
        values.get(PolicyOptions.EXPIRY),
        DEFAULT.readBackEvery,
        Set.copyOf(values.get(PolicyOptions.ROOMS)),
        values.get(PolicyOptions.ENFORCE),
        brakes(values),
        WatchOptions.config(values),
        values.get(PolicyOptions.MANAGEMENT_ROOM),
        values.get(PolicyOptions.REJECT_INVITES));
  }

  private static BrakesConfig brakes(ConfigValues values) {
    BrakesConfig standard = BrakesConfig.DEFAULT;
    return new BrakesConfig(
        Set.copyOf(values.get(PolicyOptions.MODERATORS)),
        values.get(PolicyOptions.ALLOWED),
        standard.minLiterals(),
        values.get(PolicyOptions.PER_HOUR),
        values.get(PolicyOptions.PER_DAY),
        Math.max(values.get(PolicyOptions.OVERALL), values.get(PolicyOptions.PER_HOUR)),
        standard.decidedPerHour(),
        standard.retractionsPerHour(),
        standard.surgeFloor(),
        standard.surgeFactor(),
        standard.automaticKinds());
  }

  /** Whether verdicts act though nobody is known to have power in any room. */
  boolean actsWithoutRooms() {
    return mode == Mode.ACT && rooms.isEmpty();
  }

  /** The same with another mode. */
  public PolicyConfig withMode(Mode other) {
    return with(other, watch, managementRoom, rejectInvites);
  }

  /** The same with other lists. */
  public PolicyConfig withWatch(WatchConfig other) {
    return with(mode, other, managementRoom, rejectInvites);
  }

  /** The same with a management room. */
  public PolicyConfig withManagementRoom(RoomId other) {
    return with(mode, watch, Optional.of(other), rejectInvites);
  }

  /** The same, and unwanted invitations are rejected. */
  public PolicyConfig withRejectedInvites() {
    return with(mode, watch, managementRoom, true);
  }

  private PolicyConfig with(
      Mode otherMode, WatchConfig otherWatch, Optional<RoomId> management, boolean invites) {
    return new PolicyConfig(
        room,
        otherMode,
        validity,
        readBackEvery,
        rooms,
        enforce,
        brakes,
        otherWatch,
        management,
        invites);
  }

  private static void within(
      List<String> problems, String key, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      problems.add(key + " must be " + least + " to " + most + ", was " + value);
    }
  }
}
