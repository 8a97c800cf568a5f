package dev.forseti.admin.message;

/** A change of somebody's membership in words; the sender's id stands beside it already. */
final class MemberWords {
  private MemberWords() {}

  /** What the sender did, naming only another than the sender. */
  static String of(MessageRow row) {
    String whom = row.stateKey() == null ? "" : row.stateKey();
    boolean own = whom.equals(row.sender());
    String membership = row.content().string("membership").orElse("");
    return switch (membership) {
      case "join" -> own ? "joins the room" : "lets " + whom + " join the room";
      case "leave" -> own ? "leaves the room" : "takes " + whom + " out of the room";
      case "invite" -> "invites " + (own ? "themselves" : whom);
      case "ban" -> "bans " + (own ? "themselves" : whom);
      case "knock" -> own ? "asks to be let in" : "asks for " + whom + " to be let in";
      default -> "sets the membership " + membership + (own ? "" : " of " + whom);
    };
  }
}
