package dev.forseti.ingest.matrix;

import dev.forseti.model.Json;
import dev.forseti.model.Malformed.Reason;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of one object, each read with its type or refused with its name. */
final class Fields {
  private final Json.Obj object;

  Fields(Json.Obj object) {
    this.object = object;
  }

  String string(String key) throws DecodeException {
    String found = optionalString(key);
    if (found == null) {
      throw missing(key);
    }
    return found;
  }

  /** The string; null when there is no such field. */
  @Nullable String optionalString(String key) throws DecodeException {
    return switch (object.fields().get(key)) {
      case null -> null;
      case Json.Str text -> text.value();
      case Json other -> throw wrongType(key, "a string");
    };
  }

  long integer(String key) throws DecodeException {
    return switch (object.fields().get(key)) {
      case null -> throw missing(key);
      case Json.Int number -> number.value();
      case Json other -> throw wrongType(key, "a whole number");
    };
  }

  Json.Obj object(String key) throws DecodeException {
    return switch (object.fields().get(key)) {
      case null -> throw missing(key);
      case Json.Obj found -> found;
      case Json other -> throw wrongType(key, "an object");
    };
  }

  <T> T id(String key, Function<String, T> parse) throws DecodeException {
    return id(key, string(key), parse);
  }

  static <T> T id(String key, String text, Function<String, T> parse) throws DecodeException {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException invalid) {
      throw new DecodeException(Reason.BAD_ID, key + " is no valid identifier");
    }
  }

  private static DecodeException missing(String key) {
    return new DecodeException(Reason.MISSING_FIELD, key + " is missing");
  }

  private static DecodeException wrongType(String key, String wanted) {
    return new DecodeException(Reason.WRONG_TYPE, key + " must be " + wanted);
  }
}
