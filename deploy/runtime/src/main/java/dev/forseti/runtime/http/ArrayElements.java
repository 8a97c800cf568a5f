package dev.forseti.runtime.http;

import dev.forseti.model.Json;
import dev.forseti.model.Malformed.Reason;
import dev.forseti.wire.JsonElements;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonRefused;
import dev.forseti.wire.JsonText;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The elements of one array, read while its text arrives: an element is cut out by its brackets and
 * quotes alone, and read apart from the others. Memory is taken for what is kept and for the one
 * element that arrives, however long the array is.
 */
final class ArrayElements {
  /** How many reasons are kept for elements that cannot be read. */
  private static final int MOST_REFUSED = 100;

  private final JsonLimits each;
  private final Predicate<Json> kept;
  private final List<Json> items = new ArrayList<>();
  private final List<JsonRefused> refused = new ArrayList<>();
  private final ByteArrayOutputStream element = new ByteArrayOutputStream();
  private Place place = Place.BEFORE;
  private int depth;
  private boolean isInString;
  private boolean isEscaped;
  private boolean isTooLarge;
  private boolean hasOne;
  private @Nullable JsonRefused broken;

  private enum Place {
    BEFORE,
    INSIDE,
    BEHIND
  }

  /**
   * Nothing has arrived.
   *
   * @param each of each element; there is none for the whole
   * @param kept which elements are kept
   */
  ArrayElements(JsonLimits each, Predicate<Json> kept) {
    this.each = each;
    this.kept = kept;
  }

  /** Takes in a part of the text; false when the whole is no array and the rest is of no use. */
  boolean take(ByteBuffer part) {
    while (broken == null && part.hasRemaining()) {
      byte c = part.get();
      switch (place) {
        case BEFORE -> begin(c);
        case INSIDE -> inside(c);
        case BEHIND -> require(isBlank(c), "more text behind the array");
      }
    }
    return broken == null;
  }

  /**
   * What was kept, and why some could not be read, at most a hundred of these.
   *
   * @throws JsonRefused when the whole is no array
   */
  JsonElements all() throws JsonRefused {
    require(place == Place.BEHIND, "an array without an end");
    if (broken != null) {
      throw broken;
    }
    return new JsonElements(items, refused);
  }

  private void begin(byte c) {
    require(c == '[' || isBlank(c), "no array");
    place = c == '[' ? Place.INSIDE : Place.BEFORE;
  }

  private void inside(byte c) {
    if (isInString) {
      isInString = isEscaped || c != '"';
      isEscaped = !isEscaped && c == '\\';
      add(c);
    } else if (depth == 0 && (c == ',' || c == ']')) {
      end(c == ']');
    } else if (element.size() > 0 || !isBlank(c)) {
      isInString = c == '"';
      depth += c == '{' || c == '[' ? 1 : 0;
      depth -= c == '}' || c == ']' ? 1 : 0;
      require(depth >= 0, "a bracket too many");
      add(c);
    }
  }

  private void add(byte c) {
    isTooLarge |= element.size() >= each.maxBytes();
    if (!isTooLarge) {
      element.write(c);
    }
  }

  private void end(boolean isLast) {
    place = isLast ? Place.BEHIND : Place.INSIDE;
    if (element.size() == 0) {
      require(isLast && !hasOne, "no element where one must be");
      return;
    }
    hasOne = true;
    try {
      if (isTooLarge) {
        throw new JsonRefused(Reason.TOO_LARGE, "more than " + each.maxBytes() + " bytes");
      }
      Json read = JsonText.parse(element.toByteArray(), each);
      if (kept.test(read)) {
        items.add(read);
      }
    } catch (JsonRefused bad) {
      if (refused.size() < MOST_REFUSED) {
        refused.add(bad);
      }
    }
    element.reset();
    isTooLarge = false;
  }

  private void require(boolean isRight, String orElse) {
    if (!isRight && broken == null) {
      broken = new JsonRefused(Reason.NOT_JSON, orElse);
    }
  }

  private static boolean isBlank(byte c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }
}
