package dev.forseti.features;

import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;

/** What an event shows although its content may be encrypted: size, form and relations. */
final class EnvelopeFeatures {
  private EnvelopeFeatures() {}

  static void read(RoomEvent event, boolean encrypted, boolean redacted, FeatureVector to) {
    Json.Obj content = event.content();
    if (to.reads(OptionalFeatures.SIZE)) {
      to.set(Variable.EVENT_SIZE, size(content));
    }
    if (!redacted) {
      to.set(Variable.EVENT_MALFORMED, malformed(event, encrypted));
    }
    Json.Obj relation = content.object("m.relates_to");
    String kind = relation.string("rel_type").orElse("");
    to.set(Variable.THREAD, kind.equals("m.thread"));
    to.set(Variable.REPLY, answers(relation));
    if (event.type().equals("m.reaction")) {
      relation.string("key").ifPresent(key -> to.set(Variable.REACTION_KEY, key));
    }
  }

  /** Whether the relation answers an event; in a thread it may only name the one before. */
  static boolean answers(Json.Obj relation) {
    boolean thread = relation.string("rel_type").filter("m.thread"::equals).isPresent();
    boolean fallback = thread && relation.bool("is_falling_back").orElse(false);
    return relation.has("m.in_reply_to") && !fallback;
  }

  private static boolean malformed(RoomEvent event, boolean encrypted) {
    Json.Obj content = event.content();
    if (event.type().equals("m.room.encrypted")) {
      return content.string("algorithm").isEmpty() || !content.has("ciphertext");
    }
    return !encrypted
        && !event.isState()
        && event.type().equals("m.room.message")
        && (content.string("msgtype").isEmpty() || content.string("body").isEmpty());
  }

  private static long size(Json value) {
    return switch (value) {
      case Json.Obj object -> {
        long size = 0;
        for (Json field : object.fields().values()) {
          size += size(field);
        }
        yield size;
      }
      case Json.Arr array -> {
        long size = 0;
        for (Json item : array.items()) {
          size += size(item);
        }
        yield size;
      }
      case Json.Str text -> text.value().length();
      case Json.Int whole -> 1;
      case Json.Real real -> 1;
      case Json.Bool truth -> 1;
      case Json.Null nothing -> 1;
    };
  }
}
