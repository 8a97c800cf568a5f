package dev.forseti.features;

import dev.forseti.model.EventFlag;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Fills a vector from an event and what is remembered of its sender and server. */
public final class FeatureReader {
  private static final int MOST_MENTIONS = 256;
  private static final int MOST_CHARACTERS = 65_536;
  private static final Map<String, String> MEDIA =
      Map.of("m.image", "image", "m.video", "video", "m.audio", "audio", "m.file", "file");

  private FeatureReader() {}

  /** Whether the event is somebody speaking: a message, encrypted or not, or a sticker. */
  public static boolean isMessage(RoomEvent event) {
    return !event.isState()
        && (event.type().equals("m.room.message")
            || event.type().equals("m.room.encrypted")
            || event.type().equals("m.sticker"));
  }

  /** Reads all variables; the histories are those before this event. */
  public static void read(
      RoomEvent event, SenderHistory sender, long serverSince, FeatureVector to) {
    boolean encrypted =
        event.flags().contains(EventFlag.ENCRYPTED) || event.type().equals("m.room.encrypted");
    boolean redacted = event.flags().contains(EventFlag.REDACTED);
    boolean edit = event.edits().isPresent();
    to.set(Variable.EVENT_TYPE, event.type());
    to.set(Variable.EVENT_IS_STATE, event.isState());
    to.set(Variable.EVENT_ENCRYPTED, encrypted);
    to.set(Variable.EVENT_REDACTED, redacted);
    to.set(Variable.EVENT_SOFT_FAILED, event.flags().contains(EventFlag.SOFT_FAILED));
    to.set(Variable.EDIT, edit);
    to.set(Variable.ROOM_ID, event.roomId().value());
    long now = event.receivedAt().toEpochMilli();
    if (!event.flags().contains(EventFlag.BACKFILLED)) {
      to.set(Variable.EVENT_AGE, now - event.sentAt().toEpochMilli());
    }
    readSender(event, sender, serverSince, now, to);
    readMember(event, to);
    if (!encrypted && !redacted) {
      readContent(event, edit, to);
    }
  }

  private static void readSender(
      RoomEvent event, SenderHistory sender, long serverSince, long now, FeatureVector to) {
    to.set(Variable.SENDER_ID, event.sender().value());
    to.set(Variable.SENDER_SERVER, event.originServer().value());
    to.set(Variable.SENDER_MESSAGES, sender.messages());
    to.set(Variable.SENDER_ROOMS, sender.rooms().length);
    to.set(Variable.SENDER_FIRST, isMessage(event) && sender.messages() == 0);
    if (sender.firstSeen() != Unknown.LONG) {
      to.set(Variable.SENDER_AGE, now - sender.firstSeen());
    }
    if (serverSince != Unknown.LONG) {
      to.set(Variable.SERVER_AGE, now - serverSince);
    }
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
      event
          .content()
          .string("displayname")
          .ifPresent(
              name ->
                  to.set(Variable.MEMBER_NAME_LETTERS, (long) NormalText.of(cut(name)).letters()));
    }
    to.set(Variable.MEMBER_CHANGE, change);
  }

  private static void readContent(RoomEvent event, boolean edit, FeatureVector to) {
    Json.Obj replacement = event.content().object("m.new_content");
    Json.Obj content = edit && !replacement.fields().isEmpty() ? replacement : event.content();
    String msgtype = content.string("msgtype").orElse("");
    String raw = cut(content.string("body").orElse(""));
    NormalText text = NormalText.of(raw);
    to.set(Variable.EVENT_MSGTYPE, msgtype);
    to.set(Variable.TEXT_RAW, raw);
    to.set(Variable.TEXT_BODY, text.body());
    to.set(Variable.TEXT_LETTERS, (long) text.letters());
    to.set(Variable.TEXT_LINES, raw.isEmpty() ? 0L : raw.lines().count());
    if (text.letters() > 0) {
      to.set(Variable.TEXT_UPPER_SHARE, Math.min(1.0, (double) text.upper() / text.letters()));
      to.set(Variable.TEXT_DISGUISE, Math.min(1.0, (double) text.disguised() / text.letters()));
      to.set(Variable.TEXT_FINGERPRINT, text.fingerprint());
    }
    Links links = Links.in(text.body());
    to.set(Variable.LINKS_COUNT, (long) links.hosts().size());
    if (!links.hosts().isEmpty()) {
      to.set(Variable.LINK_HOST, links.hosts().getFirst());
      to.set(Variable.LINK_DOMAIN, Links.domain(links.hosts().getFirst()));
    }
    to.set(
        Variable.MEDIA_KIND,
        event.type().equals("m.sticker") ? "sticker" : MEDIA.getOrDefault(msgtype, ""));
    readMentions(event.content().has("m.mentions") ? event.content() : content, raw, content, to);
  }

  private static void readMentions(Json.Obj from, String raw, Json.Obj shown, FeatureVector to) {
    Json.Obj mentions = from.object("m.mentions");
    List<Json> users = mentions.array("user_ids");
    String seen = (raw + cut(shown.string("formatted_body").orElse(""))).toLowerCase(Locale.ROOT);
    long silent = 0;
    int bound = Math.min(users.size(), MOST_MENTIONS);
    for (Json user : users.subList(0, bound)) {
      if (user instanceof Json.Str id && !seen.contains(localpart(id.value()))) {
        silent++;
      }
    }
    to.set(Variable.MENTIONS_USERS, (long) bound);
    to.set(Variable.MENTIONS_SILENT, silent);
    to.set(Variable.MENTIONS_ROOM, mentions.bool("room").orElse(false));
  }

  private static String localpart(String user) {
    int colon = user.indexOf(':');
    return user.substring(
            user.startsWith("@") ? 1 : 0, Math.max(colon, user.startsWith("@") ? 1 : 0))
        .toLowerCase(Locale.ROOT);
  }

  private static String cut(String text) {
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
  }
}
