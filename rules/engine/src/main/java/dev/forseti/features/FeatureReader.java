package dev.forseti.features;

import dev.forseti.model.EventFlag;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;

/** Fills a vector from an event and what is remembered of its sender and server. */
public final class FeatureReader {
  private static final int MOST_CHARACTERS = 65_536;

  /** A shorter name of a room may be anybody's. */
  private static final int LEAST_LETTERS_OF_A_ROOM = 16;

  private FeatureReader() {}

  /**
   * Whether the event is somebody speaking: a message, encrypted or not, a sticker or a poll. Who
   * joins, reacts, calls or names a room shows texts too, but does not speak.
   */
  public static boolean isMessage(RoomEvent event) {
    return !event.isState()
        && (event.type().equals("m.room.message")
            || event.type().equals("m.room.encrypted")
            || event.type().equals("m.sticker")
            || PollText.isStart(event.type()));
  }

  /** The same where all rooms are protected. */
  public static void read(
      RoomEvent event, SenderHistory sender, long serverSince, FeatureVector to) {
    read(event, sender, serverSince, ProtectedRooms.ALL, to);
  }

  /**
   * Reads all variables but those that are optional and not asked for; the histories are those
   * before this event. Content that a reader fails on makes the event malformed, and what was not
   * read yet stays unknown.
   */
  public static void read(
      RoomEvent event,
      SenderHistory sender,
      long serverSince,
      ProtectedRooms rooms,
      FeatureVector to) {
    boolean edit = event.edits().isPresent();
    to.set(Variable.EVENT_TYPE, event.type());
    to.set(Variable.EVENT_IS_STATE, event.isState());
    to.set(Variable.EVENT_ENCRYPTED, isEncrypted(event));
    to.set(Variable.EVENT_REDACTED, event.flags().contains(EventFlag.REDACTED));
    to.set(Variable.EVENT_SOFT_FAILED, event.flags().contains(EventFlag.SOFT_FAILED));
    to.set(Variable.EVENT_UNREADABLE, event.flags().contains(EventFlag.UNREADABLE));
    to.set(Variable.EDIT, edit);
    to.set(Variable.ROOM_ID, event.roomId().value());
    boolean isProtected = rooms.contains(event.roomId());
    to.set(Variable.ROOM_PROTECTED, isProtected);
    long now = event.countedAt().toEpochMilli();
    if (!event.flags().contains(EventFlag.BACKFILLED)) {
      to.set(
          Variable.EVENT_AGE,
          Elapsed.millis(event.sentAt().toEpochMilli(), event.receivedAt().toEpochMilli()));
    }
    readSender(event, sender.in(isProtected), serverSince, now, to);
    try {
      readWritten(event, edit, to);
    } catch (RuntimeException ours) { // one sender's event must not stop the others
      to.set(Variable.EVENT_MALFORMED, true);
    }
  }

  /** What the sender wrote: content and envelope. That it never throws is a matter of fuzzing. */
  static void readWritten(RoomEvent event, boolean edit, FeatureVector to) {
    boolean encrypted = isEncrypted(event);
    boolean redacted = event.flags().contains(EventFlag.REDACTED);
    readMember(event, to);
    EnvelopeFeatures.read(event, encrypted, redacted, to);
    if (event.flags().contains(EventFlag.UNREADABLE)) {
      to.set(Variable.EVENT_MALFORMED, true);
    } else if (!encrypted && !redacted) {
      readContent(event, edit, to);
    }
  }

  private static boolean isEncrypted(RoomEvent event) {
    return event.flags().contains(EventFlag.ENCRYPTED) || event.type().equals("m.room.encrypted");
  }

  private static void readSender(
      RoomEvent event, Presence sender, long serverSince, long now, FeatureVector to) {
    to.set(Variable.SENDER_ID, event.sender().value());
    Account account = Account.of(event.sender());
    to.set(Variable.SENDER_SERVER, account.server());
    to.set(Variable.SENDER_KIND, account.kind());
    if (!account.bridge().isEmpty()) {
      to.set(Variable.SENDER_BRIDGE, account.bridge());
    }
    if (account.numbered() && to.reads(OptionalFeatures.NAME)) {
      to.set(Variable.SENDER_FAMILY, account.family());
      to.set(Variable.NAME_SHAPE, account.shape());
    }
    to.set(Variable.NAME_DIGITS, (long) account.digits());
    to.set(Variable.SENDER_MESSAGES, sender.messages());
    to.set(Variable.SENDER_ROOMS, sender.rooms().length);
    to.set(Variable.SENDER_FIRST, isMessage(event) && sender.messages() == 0);
    to.set(Variable.SENDER_AGE, Elapsed.millis(sender.firstSeen(), now));
    to.set(Variable.SERVER_AGE, Elapsed.millis(serverSince, now));
  }

  private static void readMember(RoomEvent event, FeatureVector to) {
    String change = "";
    if (event.type().equals("m.room.member") && event.stateKey() != null) {
      change = event.content().string("membership").orElse("");
      boolean self = event.sender().value().equals(event.stateKey());
      if (change.equals("leave") && !self) {
        change = "kick";
      }
      to.set(Variable.MEMBER_TARGET, event.stateKey());
      event.content().string("displayname").ifPresent(name -> readName(cut(name), to));
      Json.Obj room = event.roomState();
      room.object("m.room.topic").string("topic").ifPresent(topic -> readRoom(cut(topic), to));
      room.object("m.room.name").string("name").ifPresent(name -> readRoom(cut(name), to));
    }
    to.set(Variable.MEMBER_CHANGE, change);
  }

  private static void readName(String name, FeatureVector to) {
    NormalText normal = NormalText.of(name);
    to.set(Variable.MEMBER_NAME_LETTERS, (long) normal.letters());
    to.set(Variable.NAME_DISGUISE, normal.disguised() > 0);
    if (normal.letters() > 0) {
      to.set(Variable.NAME_LOOK, Fingerprint.of(normal.body()).whole());
    }
  }

  private static void readRoom(String name, FeatureVector to) {
    NormalText normal = NormalText.of(name);
    if (normal.letters() >= LEAST_LETTERS_OF_A_ROOM) {
      to.set(Variable.ROOM_LOOK, Fingerprint.of(normal.body()).sketch());
    }
  }

  private static void readContent(RoomEvent event, boolean edit, FeatureVector to) {
    Json.Obj replacement = event.content().object("m.new_content");
    Json.Obj content = edit && !replacement.fields().isEmpty() ? replacement : event.content();
    to.set(Variable.EVENT_MSGTYPE, content.string("msgtype").orElse(""));
    MediaFeatures.read(event, content, to);
    TextFeatures.read(
        SeenText.of(event, content),
        event.content().has("m.mentions") ? event.content() : content,
        edit,
        event.roomId().value(),
        to);
  }

  static String cut(String text) {
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
  }
}
