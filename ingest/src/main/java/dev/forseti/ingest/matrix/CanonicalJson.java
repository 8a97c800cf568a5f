package dev.forseti.ingest.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.Json;
import dev.forseti.model.Malformed.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** JSON in the one form that is hashed (Matrix specification, appendices, Canonical JSON). */
final class CanonicalJson {
  /** The greatest number that canonical JSON allows. */
  static final long MAX_NUMBER = (1L << 53) - 1;

  private static final Comparator<Map.Entry<String, Json>> BY_CODE_POINT =
      (a, b) -> compareCodePoints(a.getKey(), b.getKey());

  private CanonicalJson() {}

  /** The bytes; refused when it holds a number that has no canonical form. */
  static byte[] write(Json value) throws DecodeException {
    StringBuilder out = new StringBuilder(512);
    write(value, out);
    return out.toString().getBytes(UTF_8);
  }

  private static void write(Json value, StringBuilder out) throws DecodeException {
    switch (value) {
      case Json.Obj object -> {
        String between = "{";
        List<Map.Entry<String, Json>> sorted =
            object.fields().entrySet().stream().sorted(BY_CODE_POINT).toList();
        for (var field : sorted) {
          out.append(between);
          write(field.getKey(), out);
          out.append(':');
          write(field.getValue(), out);
          between = ",";
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
      }
      case Json.Arr array -> {
        out.append('[');
        for (int i = 0; i < array.items().size(); i++) {
          out.append(i == 0 ? "" : ",");
          write(array.items().get(i), out);
        }
        out.append(']');
      }
      case Json.Str text -> write(text.value(), out);
      case Json.Int number -> out.append(inRange(number.value(), "a number"));
      case Json.Real real ->
          throw new DecodeException(Reason.NUMBER_OUT_OF_RANGE, "a number that is not whole");
      case Json.Bool truth -> out.append(truth.value());
      case Json.Null.NULL -> out.append("null");
    }
  }

  /** Only what must be escaped is, in the shortest way. */
  private static void write(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private static int compareCodePoints(String a, String b) {
    return java.util.Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
  }

  /** Refuses a tree with a whole number that canonical JSON does not allow. */
  static void requireNumbersInRange(Json value, String where) throws DecodeException {
    switch (value) {
      case Json.Obj object -> {
        for (Json field : object.fields().values()) {
          requireNumbersInRange(field, where);
        }
      }
      case Json.Arr array -> {
        for (Json item : array.items()) {
          requireNumbersInRange(item, where);
        }
      }
      case Json.Int number -> inRange(number.value(), where);
      case Json.Str text -> {}
      case Json.Real real -> {}
      case Json.Bool truth -> {}
      case Json.Null.NULL -> {}
    }
  }

  /** Whether the number is within 2^53 - 1 either way. */
  static boolean isInRange(long number) {
    return number >= -MAX_NUMBER && number <= MAX_NUMBER;
  }

  /** The number; refused when it is beyond 2^53 - 1 either way. */
  static long inRange(long number, String where) throws DecodeException {
    if (!isInRange(number)) {
      throw new DecodeException(Reason.NUMBER_OUT_OF_RANGE, where + " is beyond 2^53 - 1");
    }
    return number;
  }
}
