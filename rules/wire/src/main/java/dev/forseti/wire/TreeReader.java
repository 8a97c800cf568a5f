package dev.forseti.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.forseti.model.Json;
import dev.forseti.model.Malformed.Reason;
import dev.forseti.model.ObjectBuilder;
import dev.forseti.model.Surrogates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Values as trees from a parser that stands at them, with the bounds of {@link JsonText}. */
final class TreeReader {
  private final JsonParser parser;
  private final boolean mayHoldHalves;

  /**
   * Reads from that parser.
   *
   * @param mayHoldHalves whether a string may hold half a surrogate pair: only by an escape, when
   *     the bytes are UTF-8
   */
  TreeReader(JsonParser parser, boolean mayHoldHalves) {
    this.parser = parser;
    this.mayHoldHalves = mayHoldHalves;
  }

  /** The value at the parser's current token; {@code depth} more levels are allowed. */
  Json read(int depth) throws IOException, JsonRefused {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(depth);
      case START_ARRAY -> array(depth);
      case VALUE_STRING -> new Json.Str(wellFormed(parser.getText()));
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> real();
      case VALUE_TRUE -> new Json.Bool(true);
      case VALUE_FALSE -> new Json.Bool(false);
      case VALUE_NULL -> Json.Null.NULL;
      case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new JsonRefused(Reason.NOT_JSON, "no value where one must be" + at(parser));
    };
  }

  private Json.Obj object(int depth) throws IOException, JsonRefused {
    requireDepth(depth);
    var fields = new ObjectBuilder();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = wellFormed(parser.currentName());
      parser.nextToken();
      if (!fields.add(name, read(depth - 1))) {
        throw new JsonRefused(
            Reason.DUPLICATE_KEY, "a key occurs twice in one object" + at(parser));
      }
    }
    return fields.object();
  }

  private Json.Arr array(int depth) throws IOException, JsonRefused {
    requireDepth(depth);
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(read(depth - 1));
    }
    return new Json.Arr(items);
  }

  private Json integer() throws IOException, JsonRefused {
    if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw new JsonRefused(
          Reason.NUMBER_OUT_OF_RANGE, "a whole number beyond 64 bits" + at(parser));
    }
    return new Json.Int(parser.getLongValue());
  }

  private Json real() throws IOException, JsonRefused {
    double value = parser.getDoubleValue();
    if (!Double.isFinite(value)) {
      throw new JsonRefused(Reason.NUMBER_OUT_OF_RANGE, "a number beyond a double" + at(parser));
    }
    return new Json.Real(value);
  }

  private void requireDepth(int depth) throws JsonRefused {
    if (depth < 1) {
      throw new JsonRefused(Reason.TOO_DEEP, "nested deeper than allowed" + at(parser));
    }
  }

  /** Refuses escaped lone surrogates: such a string has no UTF-8. */
  private String wellFormed(String text) throws JsonRefused {
    if (mayHoldHalves && Surrogates.firstHalf(text) >= 0) {
      throw new JsonRefused(Reason.NOT_JSON, "half a surrogate pair" + at(parser));
    }
    return text;
  }

  /** Where the parser is, in words. */
  static String at(JsonParser parser) {
    var place = parser.currentLocation();
    return " at line " + place.getLineNr() + ", column " + place.getColumnNr();
  }
}
