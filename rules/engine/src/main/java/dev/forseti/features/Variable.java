package dev.forseti.features;

import static dev.forseti.features.ValueType.BOOL;
import static dev.forseti.features.ValueType.DOUBLE;
import static dev.forseti.features.ValueType.DURATION;
import static dev.forseti.features.ValueType.INT;
import static dev.forseti.features.ValueType.STRING;

/** The variables that a condition may read; each has a slot in a {@link FeatureVector}. */
public enum Variable {
  EVENT_TYPE("event.type", STRING, "", "never", "the type, for example m.room.message"),
  EVENT_IS_STATE("event.is_state", BOOL, "", "never", "whether it sets a part of the room's state"),
  EVENT_ENCRYPTED("event.encrypted", BOOL, "", "never", "whether its content is encrypted"),
  EVENT_AGE("event.age", DURATION, "", "backfilled", "received minus claimed time"),
  EVENT_REDACTED("event.redacted", BOOL, "", "never", "whether its content was removed before"),
  EVENT_SOFT_FAILED(
      "event.soft_failed", BOOL, "", "never", "whether the server shows it to nobody"),
  EVENT_MSGTYPE("event.msgtype", STRING, "", "encrypted", "the msgtype; empty when it has none"),
  TEXT_BODY("text.body", STRING, "", "encrypted, redacted", "the text, normalised"),
  TEXT_RAW("text.raw", STRING, "", "encrypted, redacted", "the text as it was sent"),
  TEXT_LETTERS("text.letters", INT, "letters", "encrypted, redacted", "letters of the text"),
  TEXT_LINES("text.lines", INT, "lines", "encrypted, redacted", "lines of the text"),
  TEXT_UPPER_SHARE(
      "text.upper_share",
      DOUBLE,
      "0 to 1",
      "text unseen or without letters",
      "share of upper case"),
  TEXT_DISGUISE(
      "text.disguise",
      DOUBLE,
      "0 to 1",
      "text unseen or without letters",
      "share of letters that are look-alikes or split by invisible characters"),
  TEXT_FINGERPRINT(
      "text.fingerprint",
      STRING,
      "",
      "text unseen or without letters",
      "hash of the letters; disguises of one text share it"),
  LINKS_COUNT("links.count", INT, "links", "encrypted, redacted", "links in the text, at most 32"),
  LINK_HOST("link.host", STRING, "", "text unseen or without links", "host of the first link"),
  LINK_DOMAIN(
      "link.domain",
      STRING,
      "",
      "text unseen or without links",
      "registered domain of the first link"),
  MENTIONS_USERS(
      "mentions.users", INT, "users", "encrypted, redacted", "users mentioned, at most 256"),
  MENTIONS_SILENT(
      "mentions.silent",
      INT,
      "users",
      "encrypted, redacted",
      "mentioned users whom the text does not name"),
  MENTIONS_ROOM(
      "mentions.room", BOOL, "", "encrypted, redacted", "whether the whole room is called"),
  MEDIA_KIND(
      "media.kind",
      STRING,
      "",
      "encrypted, redacted",
      "image, video, audio, file, sticker or empty"),
  EDIT(
      "edit.is_edit",
      BOOL,
      "",
      "never",
      "whether it replaces an earlier event; text is the new one"),
  SENDER_ID("sender.id", STRING, "", "never", "the user id"),
  SENDER_SERVER("sender.server", STRING, "", "never", "the server of the sender"),
  SENDER_MESSAGES("sender.messages", INT, "messages", "never", "messages seen before this one"),
  SENDER_AGE(
      "sender.age", DURATION, "", "sender met in history", "time since the sender was first seen"),
  SENDER_ROOMS("sender.rooms", INT, "rooms", "never", "rooms the sender spoke in, at most 64"),
  SENDER_FIRST(
      "sender.first", BOOL, "", "never", "whether this is the first message of the sender"),
  ROOM_ID("room.id", STRING, "", "never", "the room"),
  SERVER_AGE(
      "server.age", DURATION, "", "server met in history", "time since the server was first seen"),
  MEMBER_CHANGE(
      "member.change", STRING, "", "never", "join, leave, kick, invite, ban, knock or empty"),
  MEMBER_TARGET("member.target", STRING, "", "not a member event", "whose membership changes"),
  MEMBER_NAME_LETTERS(
      "member.name_letters",
      INT,
      "letters",
      "member event without a name",
      "letters of the display name");

  private static final Variable[] ALL = values();

  private final String label;
  private final ValueType type;
  private final String unit;
  private final String unknownWhen;
  private final String about;

  Variable(String label, ValueType type, String unit, String unknownWhen, String about) {
    this.label = label;
    this.type = type;
    this.unit = unit;
    this.unknownWhen = unknownWhen;
    this.about = about;
  }

  /** The name in conditions. */
  public String label() {
    return label;
  }

  /** Its place in a vector; only within one run, never written down. */
  @SuppressWarnings("EnumOrdinal")
  public int slot() {
    return ordinal();
  }

  /** The type of its values. */
  public ValueType type() {
    return type;
  }

  /** How many variables there are; counters take the slots after them. */
  public static int count() {
    return ALL.length;
  }

  /** The table as Markdown, for the documentation. */
  public static String markdown() {
    StringBuilder page =
        new StringBuilder("| name | type | unit | unknown when | what |\n|---|---|---|---|---|\n");
    for (Variable variable : ALL) {
      page.append("| `")
          .append(variable.label)
          .append("` | ")
          .append(variable.type.name().toLowerCase(java.util.Locale.ROOT))
          .append(" | ")
          .append(variable.unit)
          .append(" | ")
          .append(variable.unknownWhen)
          .append(" | ")
          .append(variable.about)
          .append(" |\n");
    }
    return page.toString();
  }
}
