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
  EVENT_AGE(
      "event.age",
      DURATION,
      "",
      "backfilled, or claimed later than received",
      "received minus claimed time"),
  EVENT_REDACTED("event.redacted", BOOL, "", "never", "whether its content was removed before"),
  EVENT_SOFT_FAILED(
      "event.soft_failed", BOOL, "", "never", "whether the server shows it to nobody"),
  EVENT_MSGTYPE(
      "event.msgtype", STRING, "", "encrypted, redacted", "the msgtype; empty when it has none"),
  EVENT_SIZE("event.size", INT, "characters", "never", "characters of all strings of the content"),
  EVENT_MALFORMED(
      "event.malformed",
      BOOL,
      "",
      "redacted",
      "whether a message, encrypted or not, lacks what its type demands"),
  EVENT_UNREADABLE(
      "event.unreadable",
      BOOL,
      "",
      "never",
      "whether its content could not be read, malformed or over a limit; it is unknown then, as"
          + " that of a redacted event is"),
  TEXT_PLACE(
      "text.place",
      STRING,
      "",
      "encrypted, redacted",
      "where members see the text: message, caption, poll, sticker, reaction, topic, room name,"
          + " display name, reason or other; empty when they see none"),
  TEXT_BODY(
      "text.body",
      STRING,
      "",
      "encrypted, redacted",
      "the text, normalised, without names of files and what a reply quotes"),
  TEXT_RAW("text.raw", STRING, "", "encrypted, redacted", "the text as members see it"),
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
  TEXT_SKETCH(
      "text.sketch",
      STRING,
      "",
      "text unseen or without letters",
      "hash that most near copies of a text share, wherever it was edited; a link is one letter"),
  TEXT_TAIL(
      "text.tail",
      STRING,
      "",
      "text unseen or below 24 letters",
      "hash of the last 24 letters; a link is one letter"),
  TEXT_QUESTION(
      "text.question",
      BOOL,
      "",
      "encrypted, redacted",
      "whether a message or caption asks something, by its question marks"),
  TEXT_INVISIBLE(
      "text.invisible",
      INT,
      "characters",
      "encrypted, redacted",
      "invisible characters between letters"),
  TEXT_MIXED_WORDS(
      "text.mixed_words",
      INT,
      "words",
      "encrypted, redacted",
      "words that mix Latin letters with look-alikes"),
  TEXT_STACKED(
      "text.stacked",
      INT,
      "letters",
      "encrypted, redacted",
      "letters under three marks or more, which run over other lines"),
  TEXT_LENGTH("text.length", INT, "characters", "encrypted, redacted", "characters of the text"),
  TEXT_WORDS(
      "text.words",
      INT,
      "words",
      "encrypted, redacted",
      "different words of two letters or more, at most 64"),
  TEXT_EXACT(
      "text.exact",
      STRING,
      "",
      "encrypted, redacted",
      "hash of the first 400 characters, upper and lower case alike"),
  TEXT_SCRIPT(
      "text.script",
      STRING,
      "",
      "text unseen or without letters",
      "the script of most letters: latin, cyrillic, han, common for letters of mathematics, ..."),
  TEXT_LETTER_SHARE(
      "text.letter_share", DOUBLE, "0 to 1", "text unseen or empty", "share of letters"),
  TEXT_DIGIT_SHARE("text.digit_share", DOUBLE, "0 to 1", "text unseen or empty", "share of digits"),
  TEXT_SYMBOL_SHARE(
      "text.symbol_share",
      DOUBLE,
      "0 to 1",
      "text unseen or empty",
      "share of what is neither letter, digit nor space"),
  TEXT_HIGH_SHARE(
      "text.high_share",
      DOUBLE,
      "0 to 1",
      "text unseen or empty",
      "share of characters above U+2000: Chinese, pictures, fancy letters"),
  TEXT_CODE_SHARE(
      "text.code_share",
      DOUBLE,
      "0 to 1",
      "text unseen or empty",
      "share of the signs that programs are full of"),
  TEXT_DISTINCT_SHARE(
      "text.distinct_share",
      DOUBLE,
      "0 to 1",
      "text unseen or empty",
      "different characters for each character"),
  TEXT_PICTURES(
      "text.pictures",
      INT,
      "characters",
      "text unseen or empty",
      "symbols above U+2190 that are no letters: emoji, arrows, bars"),
  TEXT_LONGEST_RUN(
      "text.longest_run",
      INT,
      "characters",
      "text unseen or empty",
      "the longest run of one character"),
  TEXT_SUMS(
      "text.sums",
      INT,
      "sums",
      "text unseen or empty",
      "numbers beside a sign of money or per cent"),
  TEXT_HANDLES(
      "text.handles",
      INT,
      "names",
      "text unseen or empty",
      "names after an at sign that are no user ids: accounts elsewhere"),
  LINKS_COUNT(
      "links.count",
      INT,
      "links",
      "encrypted, redacted",
      "links that members can follow, at most 32: with and without scheme, behind words, to rooms,"
          + " and to users whom the event does not call"),
  LINKS_HOSTS(
      "links.hosts",
      STRING,
      "",
      "encrypted, redacted",
      "hosts of the links, one per line, at most 32; ask it by links.exists(l, ...)"),
  LINKS_MASKED(
      "links.masked",
      INT,
      "links",
      "encrypted, redacted",
      "links whose words name another domain than they lead to"),
  LINKS_SHARE(
      "links.share",
      DOUBLE,
      "0 to 1",
      "text unseen or empty",
      "share of the text's characters that belong to links"),
  LINK_HOST(
      "link.host",
      STRING,
      "",
      "text unseen or without links",
      "host of the first link; the id of a room or user that it leads to"),
  LINK_DOMAIN(
      "link.domain",
      STRING,
      "",
      "text unseen or without links",
      "registered domain of the first link; the id of a room or user"),
  LINK_URL(
      "link.url",
      STRING,
      "",
      "text unseen or without links",
      "first link, host and path, at most 200 characters"),
  LINK_LOOK_ALIKE(
      "link.look_alike",
      BOOL,
      "",
      "text unseen or without links",
      "whether the first host has letters beyond ASCII"),
  MENTIONS_USERS(
      "mentions.users",
      INT,
      "users",
      "encrypted, redacted",
      "different users mentioned, in m.mentions, by a pill or by id, at most 256"),
  MENTIONS_IDS(
      "mentions.ids",
      STRING,
      "",
      "encrypted, redacted",
      "user ids mentioned, one per line, at most 256; ask it by mentions.exists(m, ...)"),
  MENTIONS_SILENT(
      "mentions.silent",
      INT,
      "users",
      "encrypted, redacted",
      "mentioned users whom the text does not name; one less in a reply that mentions up to three"
          + "; it answers that one"),
  MENTIONS_CALLED(
      "mentions.called",
      INT,
      "users",
      "encrypted, redacted",
      "users mentioned; one less in a reply that mentions up to three; it answers that one"),
  MENTIONS_ROOM(
      "mentions.room", BOOL, "", "encrypted, redacted", "whether the whole room is called"),
  MENTIONS_FIRST(
      "mentions.first", STRING, "", "no user mentioned, or unseen", "the first user mentioned"),
  MENTIONS_SHARE(
      "mentions.share",
      DOUBLE,
      "0 to 1",
      "text unseen or without words",
      "share of the words that name a mentioned user"),
  MEDIA_KIND(
      "media.kind",
      STRING,
      "",
      "encrypted, redacted",
      "image, video, audio, file, sticker, avatar (of who joins, or of a room invited to) or"
          + " empty"),
  MEDIA_HASH("media.hash", STRING, "", "no media, or unseen", "content address of the media"),
  MEDIA_LOOK(
      "media.look",
      STRING,
      "",
      "no media, or unseen, or without size and dimensions",
      "hash of type, size and dimensions: the same when a medium is uploaded again"),
  MEDIA_BLUR(
      "media.blur",
      STRING,
      "",
      "no media, or unseen, or without blurhash and dimensions",
      "hash of type, dimensions and blurhash: mostly the same when a picture is saved again"),
  MEDIA_ANIMATED(
      "media.animated",
      BOOL,
      "",
      "encrypted, redacted",
      "whether it is a moving picture, as pickers give everybody the same ones"),
  EDIT(
      "edit.is_edit",
      BOOL,
      "",
      "never",
      "whether it replaces an earlier event; text is the new one"),
  REPLY("reply.is_reply", BOOL, "", "never", "whether it answers an event"),
  THREAD("thread.is_thread", BOOL, "", "never", "whether it stands in a thread"),
  REACTION_KEY("reaction.key", STRING, "", "not a reaction", "what somebody reacts with"),
  SENDER_ID("sender.id", STRING, "", "never", "the user id"),
  SENDER_SERVER("sender.server", STRING, "", "never", "the server of the sender"),
  SENDER_KIND(
      "sender.kind",
      STRING,
      "",
      "never",
      "user, guest, ghost or bridge, by the conventions for user ids"),
  SENDER_BRIDGE(
      "sender.bridge", STRING, "", "not a ghost", "the bridge of a ghost: prefix and server"),
  SENDER_FAMILY(
      "sender.family",
      STRING,
      "",
      "name without a number at its end",
      "server and name without its ending in digits: accounts that take turns share it"),
  SENDER_MESSAGES("sender.messages", INT, "messages", "never", "messages seen before this one"),
  SENDER_AGE(
      "sender.age",
      DURATION,
      "",
      "sender met in history, or later than this event",
      "time since the sender was first seen"),
  SENDER_ROOMS("sender.rooms", INT, "rooms", "never", "rooms the sender spoke in, at most 64"),
  SENDER_FIRST(
      "sender.first", BOOL, "", "never", "whether this is the first message of the sender"),
  NAME_SHAPE(
      "name.shape",
      STRING,
      "",
      "name without a number at its end",
      "runs of letters and digits of the local name, for example a5 9x2"),
  NAME_DIGITS("name.digits", INT, "digits", "never", "digits that the local name ends in"),
  NAME_LOOK(
      "name.look",
      STRING,
      "",
      "no display name shown",
      "hash of the letters of the display name, look-alikes undone"),
  NAME_DISGUISE(
      "name.disguise",
      BOOL,
      "",
      "no display name shown",
      "whether the display name hides characters or mixes scripts in a word"),
  ROOM_ID("room.id", STRING, "", "never", "the room"),
  ROOM_PROTECTED(
      "room.protected",
      BOOL,
      "",
      "never",
      "whether the room is one of those that the community protects; true when it names none"),
  ROOM_LOOK(
      "room.look",
      STRING,
      "",
      "no invite, or name and topic have less than 16 letters",
      "hash that near copies of the name of the room invited to share, or else of its topic"),
  SERVER_AGE(
      "server.age",
      DURATION,
      "",
      "server met in history, or later than this event",
      "time since the server was first seen"),
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

  /** What it counts in; empty for none. */
  String unit() {
    return unit;
  }

  /** When it cannot be seen, in words. */
  String unknownWhen() {
    return unknownWhen;
  }

  /**
   * Whether it cannot be seen of a message whose content is encrypted, or was removed before it was
   * seen.
   */
  public boolean isHidden(boolean encrypted, boolean redacted) {
    boolean unseen = (encrypted || redacted) && unknownWhen.contains("unseen");
    return unseen
        || (encrypted && unknownWhen.contains("encrypted"))
        || (redacted && unknownWhen.contains("redacted"));
  }

  /** What it is, in words. */
  String about() {
    return about;
  }

  /** The type of its values. */
  public ValueType type() {
    return type;
  }

  /** How many variables there are; counters take the slots after them. */
  public static int count() {
    return ALL.length;
  }
}
