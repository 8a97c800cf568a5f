package dev.forseti.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.forseti.model.Json;
import dev.forseti.model.Malformed.Reason;
import dev.forseti.model.ObjectBuilder;
import dev.forseti.model.Surrogates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;

/**
 * JSON from anybody as a bounded tree, and back. Stricter than JSON itself: a key may occur once,
 * the text is UTF-8 without lone surrogates, and whole numbers fit 64 bits.
 */
public final class JsonText {
  /** A name or number fills an event at most; a longer one ends the reading of the whole text. */
  private static final int LONGEST_TOKEN = JsonLimits.EVENT.maxBytes();

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(1_000)
                  .maxStringLength(64 << 20)
                  .maxNameLength(LONGEST_TOKEN)
                  .maxNumberLength(LONGEST_TOKEN)
                  .build())
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private JsonText() {}

  /**
   * The one value that the bytes hold.
   *
   * @throws JsonRefused when it is not JSON, or more or other than the limits allow
   */
  public static Json parse(byte[] utf8, JsonLimits limits) throws JsonRefused {
    requireSize(utf8, limits);
    requireUtf8(utf8);
    try (JsonParser parser = FACTORY.createParser(utf8)) {
      if (parser.nextToken() == null) {
        throw new JsonRefused(Reason.NOT_JSON, "nothing where a JSON value must be");
      }
      Json value = read(parser, limits.maxDepth());
      if (parser.nextToken() != null) {
        throw new JsonRefused(Reason.NOT_JSON, "more text after the value" + at(parser));
      }
      return value;
    } catch (StreamConstraintsException beyond) {
      throw new JsonRefused(Reason.TOO_LARGE, "a string, name or number longer than allowed");
    } catch (JsonProcessingException notJson) {
      var place = notJson.getLocation();
      throw new JsonRefused(
          Reason.NOT_JSON,
          place == null
              ? "not JSON"
              : "not JSON at line " + place.getLineNr() + ", column " + place.getColumnNr());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * The elements of the one array that the bytes hold, each read apart from the others, so that
   * whoever wrote one spoils nobody else's.
   *
   * @param limits of the whole, and of each element
   * @throws JsonRefused when the whole is too large or no array
   */
  public static JsonElements elements(byte[] utf8, JsonLimits limits) throws JsonRefused {
    requireSize(utf8, limits);
    JsonCursor whole = new JsonCursor(utf8);
    List<byte[]> elements = whole.elements();
    whole.expectEnd();
    List<Json> items = new ArrayList<>();
    List<JsonRefused> refused = new ArrayList<>();
    for (byte[] element : elements) {
      try {
        items.add(parse(element, limits));
      } catch (JsonRefused bad) {
        refused.add(bad);
      }
    }
    return new JsonElements(items, refused);
  }

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

  private static void requireSize(byte[] utf8, JsonLimits limits) throws JsonRefused {
    if (utf8.length > limits.maxBytes()) {
      throw new JsonRefused(
          Reason.TOO_LARGE, utf8.length + " bytes, at most " + limits.maxBytes() + " are allowed");
    }
  }

  private static void requireUtf8(byte[] bytes) throws JsonRefused {
    for (byte b : bytes) {
      if (b < 0) {
        try {
          UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
          return;
        } catch (CharacterCodingException invalid) {
          throw new JsonRefused(Reason.NOT_JSON, "not UTF-8");
        }
      }
    }
  }

  private static String at(JsonParser parser) {
    var place = parser.currentLocation();
    return " at line " + place.getLineNr() + ", column " + place.getColumnNr();
  }

  /** The value as UTF-8 without blanks, keys in their order. */
  public static byte[] write(Json value) {
    var out = new ByteArrayOutputStream(512);
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      write(value, generator);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  /** The same as {@link #write(Json)}, as a string. */
  public static String string(Json value) {
    return new String(write(value), UTF_8);
  }

  static void write(Json value, JsonGenerator out) throws IOException {
    switch (value) {
      case Json.Obj object -> {
        out.writeStartObject();
        for (var field : object.fields().entrySet()) {
          out.writeFieldName(field.getKey());
          write(field.getValue(), out);
        }
        out.writeEndObject();
      }
      case Json.Arr array -> {
        out.writeStartArray();
        for (Json item : array.items()) {
          write(item, out);
        }
        out.writeEndArray();
      }
      case Json.Str text -> out.writeString(text.value());
      case Json.Int number -> out.writeNumber(number.value());
      case Json.Real number -> out.writeNumber(number.value());
      case Json.Bool truth -> out.writeBoolean(truth.value());
      case Json.Null.NULL -> out.writeNull();
    }
  }
}
