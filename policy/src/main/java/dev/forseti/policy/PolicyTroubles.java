package dev.forseti.policy;

import dev.forseti.model.RoomId;
import dev.forseti.policy.enforce.RoomModerators;
import dev.forseti.policy.invite.InviteProblems;
import dev.forseti.policy.management.ManagementProblems;
import dev.forseti.runtime.health.LoopGuard;
import dev.forseti.runtime.health.Trouble;
import dev.forseti.runtime.health.Trouble.Effect;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.kafka.KafkaUnavailable;
import java.util.Optional;

/** What operators read when policy does not work. */
record PolicyTroubles(Troubles troubles) implements RoomModerators.RoomProblems {
  /** The names under which trouble is reported. */
  static final String PART = "policy";

  private static final String CLOCK = "clock";
  private static final String HOMESERVER = "homeserver";
  private static final String ROOM = "policy-room";
  private static final String MANAGEMENT = "management-room";
  private static final String INVITES = "invitations";
  private static final String COMMUNITY = "community.rooms";

  Optional<Trouble> current() {
    return troubles.of(PART);
  }

  void works() {
    troubles.recovered(PART);
  }

  void kafkaUnavailable(KafkaUnavailable failure) {
    troubles.report(
        PART,
        Effect.STOPPED,
        "Kafka does not serve policy (" + failure.getMessage() + "): nothing is lost",
        "Start Kafka, or mend kafka.bootstrap-servers");
  }

  void failed(Throwable failure) {
    new LoopGuard(troubles, PART, Effect.STOPPED, "Policy failed and starts afresh from its topics")
        .failed(failure);
  }

  @Override
  public void unreadable(RoomId room, String why) {
    troubles.report(
        part(room),
        Effect.PARTIAL,
        "Who has power in the room "
            + room
            + " cannot be read ("
            + why
            + "): until it was read"
            + " once, nothing is listed without a moderator, and nobody is banned there",
        "Invite Forseti's user into the room, or take the room out of community.rooms");
  }

  @Override
  public void readable(RoomId room) {
    troubles.recovered(part(room));
  }

  /** Whether the clock is believed that the time of entries is over. */
  void clock(boolean isSteady) {
    if (isSteady) {
      troubles.recovered(CLOCK);
    } else {
      troubles.report(
          CLOCK,
          Effect.PARTIAL,
          "The clock was set by more than a minute: entries whose time is over stay listed until it"
              + " has gone on steadily for "
              + ClockWatch.PROBATION.toMinutes()
              + " minutes",
          "See whether the clock of this machine is right, and set it if it is not");
    }
  }

  private static String part(RoomId room) {
    return "room " + room;
  }

  /** The homeserver does not do as asked, and why. */
  void homeserverFails(String why) {
    troubles.report(
        HOMESERVER,
        Effect.STOPPED,
        "The homeserver does not do as asked and is asked again until it does: " + why,
        "Start it, or mend homeserver.url and its registration");
  }

  /** Another made the room that our alias leads to. */
  void foreignRoom(String why) {
    troubles.recovered(HOMESERVER);
    troubles.report(
        ROOM,
        Effect.STOPPED,
        "Nothing is published and nobody banned, and of our bans only those are lifted whose user a"
            + " moderator cleared, since the policy room is not ours: "
            + why,
        "Take the alias from that room, or choose another policy.alias; if the room was handed"
            + " over on purpose, name it in policy.room-id");
  }

  /** What is said of the reading back of the policy room. */
  ReadBackTroubles ofReadBack() {
    return new ReadBackTroubles(troubles);
  }

  /** What is said of the management room. */
  ManagementProblems ofManagement() {
    return new ManagementProblems() {
      @Override
      public void unusable(String why) {
        troubles.report(
            MANAGEMENT,
            Effect.PARTIAL,
            "The management room does not serve: " + why,
            "Invite Forseti's user into it and give it an invite-only room without encryption, or"
                + " take it out of community.management-room");
      }

      @Override
      public void usable() {
        troubles.recovered(MANAGEMENT);
      }
    };
  }

  /** What is said of invitations. */
  InviteProblems ofInvites() {
    return new InviteProblems() {
      @Override
      public void refused(String why) {
        troubles.report(
            INVITES,
            Effect.PARTIAL,
            "Unwanted invitations are not rejected: " + why,
            "Give the homeserver the registration that ./forseti registration writes, or set"
                + " policy.reject-invites to false");
      }

      @Override
      public void works() {
        troubles.recovered(INVITES);
      }
    };
  }

  /** What is said of lists of others. */
  ListTroubles ofLists() {
    return new ListTroubles(troubles);
  }

  /** What operators should know of the configuration: verdicts may act without any rooms. */
  void configured(PolicyConfig config) {
    if (!config.actsWithoutRooms()) {
      return;
    }
    troubles.report(
        COMMUNITY,
        Effect.PARTIAL,
        "Verdicts list without a moderator, and no rooms are named: what happens in any room that a"
            + " user of this homeserver is in counts, and whoever has power in a room is acted on"
            + " as anybody else",
        "Name the community's rooms in community.rooms, or set community.mode to suggest");
  }

  /** The homeserver does as asked, in a room of ours. */
  void homeserverWorks() {
    troubles.recovered(HOMESERVER);
    troubles.recovered(ROOM);
  }
}
