package dev.forseti.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.forseti.model.Json;
import dev.forseti.model.Malformed.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

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
      Json value = new TreeReader(parser, hasEscape(utf8)).read(limits.maxDepth());
      if (parser.nextToken() != null) {
        throw new JsonRefused(Reason.NOT_JSON, "more text after the value" + TreeReader.at(parser));
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

  private static void requireSize(byte[] utf8, JsonLimits limits) throws JsonRefused {
    if (utf8.length > limits.maxBytes()) {
      throw new JsonRefused(
          Reason.TOO_LARGE, utf8.length + " bytes, at most " + limits.maxBytes() + " are allowed");
    }
  }

  /**
   * Refuses another encoding. UTF-16 and UTF-32, which the parser would guess, have bytes of 0
   * where JSON has its signs; in UTF-8 no JSON has one.
   */
  private static void requireUtf8(byte[] bytes) throws JsonRefused {
    boolean isAscii = true;
    boolean hasZero = false;
    for (byte b : bytes) {
      isAscii &= b >= 0;
      hasZero |= b == 0;
    }
    if (hasZero) {
      throw new JsonRefused(Reason.NOT_JSON, "not UTF-8, or a byte of 0");
    }
    if (!isAscii) {
      try {
        UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      } catch (CharacterCodingException invalid) {
        throw new JsonRefused(Reason.NOT_JSON, "not UTF-8");
      }
    }
  }

  private static boolean hasEscape(byte[] bytes) {
    for (byte b : bytes) {
      if (b == '\\') {
        return true;
      }
    }
    return false;
  }

  /** The value as UTF-8 without blanks, keys in their order. */
  public static byte[] write(Json value) {
    var out = new ByteArrayOutputStream(512);
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      TreeWriter.write(value, generator);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  /** The same as {@link #write(Json)}, as a string. */
  public static String string(Json value) {
    return new String(write(value), UTF_8);
  }
}
