package dev.forseti.features;

import dev.forseti.model.Hash;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import java.util.Map;

/**
 * Pictures, sounds and files of an event: their address, and what stays the same when one is
 * uploaded again.
 */
final class MediaFeatures {
  private static final Map<String, String> KINDS =
      Map.of("m.image", "image", "m.video", "video", "m.audio", "audio", "m.file", "file");

  /** Shorter ones tell hardly more than a colour. */
  private static final int LEAST_BLURHASH = 20;

  private MediaFeatures() {}

  static void read(RoomEvent event, Json.Obj content, FeatureVector to) {
    String kind = kind(event, content);
    to.set(Variable.MEDIA_KIND, kind);
    if (kind.equals("avatar")) {
      readAvatar(event, content, to);
      return;
    }
    Json.Obj info = content.object("info");
    String name = content.string("filename").or(() -> content.string("body")).orElse("");
    boolean moving = name.endsWith(".gif") || isAnimated(info);
    to.set(Variable.MEDIA_ANIMATED, !kind.isEmpty() && moving);
    content
        .string("url")
        .or(() -> content.object("file").string("url"))
        .ifPresent(address -> to.set(Variable.MEDIA_HASH, address));
    readLook(kind, info, to);
  }

  private static String kind(RoomEvent event, Json.Obj content) {
    if (event.type().equals("m.sticker")) {
      return "sticker";
    }
    boolean room = event.roomState().object("m.room.avatar").string("url").isPresent();
    boolean member = event.type().equals("m.room.member") && event.isState();
    boolean joins = content.string("membership").filter("join"::equals).isPresent();
    return member && (room || (joins && content.string("avatar_url").isPresent()))
        ? "avatar"
        : KINDS.getOrDefault(content.string("msgtype").orElse(""), "");
  }

  /** Of an invite that of the room, else the one that somebody joins with. */
  private static void readAvatar(RoomEvent event, Json.Obj content, FeatureVector to) {
    to.set(Variable.MEDIA_ANIMATED, false);
    event
        .roomState()
        .object("m.room.avatar")
        .string("url")
        .or(() -> content.string("avatar_url"))
        .filter(address -> !address.isEmpty())
        .ifPresent(address -> to.set(Variable.MEDIA_HASH, address));
  }

  /** Moving pictures come from pickers, which give everybody the same ones. */
  private static boolean isAnimated(Json.Obj info) {
    return info.string("mimetype").filter("image/gif"::equals).isPresent()
        || info.bool("is_animated").orElse(false)
        || info.bool("org.matrix.msc4230.is_animated").orElse(false)
        || info.bool("fi.mau.gif").orElse(false);
  }

  /** Type, dimensions, and size to the byte or else the blurred preview; one alone is no look. */
  private static void readLook(String kind, Json.Obj info, FeatureVector to) {
    long size = info.integer("size").orElse(0L);
    long extent =
        info.integer("w").orElse(0L) * 31
            + info.integer("h").orElse(0L)
            + info.integer("duration").orElse(0L) * 17;
    String blurred =
        info.string("xyz.amorgan.blurhash").or(() -> info.string("blurhash")).orElse("");
    if (kind.isEmpty() || extent == 0) {
      return;
    }
    String form = kind + " " + info.string("mimetype").orElse("") + " " + extent + " ";
    if (size > 0) {
      to.set(Variable.MEDIA_LOOK, hash(form + size));
    }
    if (blurred.length() >= LEAST_BLURHASH) {
      to.set(Variable.MEDIA_BLUR, hash(form + FeatureReader.cut(blurred)));
    }
  }

  private static String hash(String text) {
    return Long.toHexString(Hash.spread(Hash.of(text)));
  }
}
