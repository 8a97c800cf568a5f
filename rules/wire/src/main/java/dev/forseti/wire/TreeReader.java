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
  private TreeReader() {}

  /** The value at the parser's current token; {@code depth} more levels are allowed. */
  static Json read(JsonParser parser, int depth) throws IOException, JsonRefused {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(parser, depth);
      case START_ARRAY -> array(parser, depth);
      case VALUE_STRING -> new Json.Str(wellFormed(parser, parser.getText()));
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> real(parser);
      case VALUE_TRUE -> new Json.Bool(true);
      case VALUE_FALSE -> new Json.Bool(false);
      case VALUE_NULL -> Json.Null.NULL;
      case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new JsonRefused(Reason.NOT_JSON, "no value where one must be" + at(parser));
    };
  }

  private static Json.Obj object(JsonParser parser, int depth) throws IOException, JsonRefused {
    requireDepth(parser, depth);
    var fields = new ObjectBuilder();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = wellFormed(parser, parser.currentName());
      parser.nextToken();
      if (!fields.add(name, read(parser, depth - 1))) {
        throw new JsonRefused(
            Reason.DUPLICATE_KEY, "a key occurs twice in one object" + at(parser));
      }
    }
    return fields.object();
  }

  private static Json.Arr array(JsonParser parser, int depth) throws IOException, JsonRefused {
    requireDepth(parser, depth);
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(read(parser, depth - 1));
    }
    return new Json.Arr(items);
  }

  private static Json integer(JsonParser parser) throws IOException, JsonRefused {
    if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw new JsonRefused(
          Reason.NUMBER_OUT_OF_RANGE, "a whole number beyond 64 bits" + at(parser));
    }
    return new Json.Int(parser.getLongValue());
  }

  private static Json real(JsonParser parser) throws IOException, JsonRefused {
    double value = parser.getDoubleValue();
    if (!Double.isFinite(value)) {
      throw new JsonRefused(Reason.NUMBER_OUT_OF_RANGE, "a number beyond a double" + at(parser));
    }
    return new Json.Real(value);
  }

  private static void requireDepth(JsonParser parser, int depth) throws JsonRefused {
    if (depth < 1) {
      throw new JsonRefused(Reason.TOO_DEEP, "nested deeper than allowed" + at(parser));
    }
  }

  /** Refuses escaped lone surrogates: such a string has no UTF-8. */
  private static String wellFormed(JsonParser parser, String text) throws JsonRefused {
    if (Surrogates.firstHalf(text) >= 0) {
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
