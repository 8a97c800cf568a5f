package dev.forseti.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.Json;
import dev.forseti.model.Malformed.Reason;
import dev.forseti.model.RoomId;
import dev.forseti.model.RuleId;
import dev.forseti.model.ServerName;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Any record of the model by the names of its components; identifiers are strings, times ISO 8601.
 * Every component that is not nullable must be there.
 */
final class RecordCodec<T> implements Codec<T> {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(JsonText.FACTORY.copy())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .annotationIntrospector(new RequiredComponents.Marker())
          .addModule(identifiers())
          .build();

  private final String what;
  private final ObjectReader reader;
  private final ObjectWriter writer;

  RecordCodec(Class<T> type) {
    this.what = type.getSimpleName();
    this.reader = MAPPER.readerFor(type);
    this.writer = MAPPER.writerFor(type);
  }

  @Override
  public byte[] encode(T value) {
    try {
      return writer.writeValueAsBytes(value);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Override
  public T decode(byte[] bytes) {
    try {
      return RequiredComponents.require(what, reader.<@Nullable T>readValue(bytes));
    } catch (JsonMappingException wrong) {
      throw refused(wrong);
    } catch (IOException notJson) {
      throw new WireException(Reason.NOT_JSON, "not a " + what + ", not JSON");
    }
  }

  private WireException refused(JsonMappingException wrong) {
    String place = place(wrong);
    if (wrong instanceof InvalidFormatException newer && newer.getTargetType().isEnum()) {
      return new WireException(
          Reason.NEWER_FORMAT,
          "not a %s that this version knows, %s is %s: it must be updated"
              .formatted(what, place, shown(newer.getValue())));
    }
    if (wrong.getOriginalMessage().startsWith("Missing required creator property")) {
      return RequiredComponents.missing(what, place);
    }
    return place.isEmpty()
        ? new WireException(Reason.NOT_AN_OBJECT, "not a " + what + ", no object of its fields")
        : new WireException(Reason.WRONG_TYPE, "not a " + what + ", wrong at " + place);
  }

  /** The path of the field, without its value: {@code entry.subject}. */
  private static String place(JsonMappingException wrong) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : wrong.getPath()) {
      String name = step.getFieldName();
      path.append(name == null ? "[]" : path.isEmpty() ? name : "." + name);
    }
    return path.toString();
  }

  /** A constant's name; what cannot be one is somebody's text, and not shown. */
  private static String shown(Object value) {
    String text = String.valueOf(value);
    return text.matches("[A-Z][A-Z0-9_]{0,40}") ? text : "unknown";
  }

  private static SimpleModule identifiers() {
    var module = new SimpleModule("forseti");
    asString(module, UserId.class, UserId::value, UserId::new);
    asString(module, RoomId.class, RoomId::value, RoomId::new);
    asString(module, EventId.class, EventId::value, EventId::new);
    asString(module, ServerName.class, ServerName::value, ServerName::new);
    asString(module, RuleId.class, RuleId::value, RuleId::new);
    asString(module, Harm.class, Harm::id, Harm::new);
    asString(module, Subject.class, Subject::key, Subject::ofKey);
    asString(module, Instant.class, InstantText::of, Instant::parse);
    asTree(module);
    return module;
  }

  /** What others wrote stays as it is, whatever is in it. */
  private static void asTree(SimpleModule module) {
    module.addSerializer(
        Json.Obj.class,
        new StdScalarSerializer<Json.Obj>(Json.Obj.class) {
          private static final long serialVersionUID = 1L;

          @Override
          public void serialize(Json.Obj value, JsonGenerator out, SerializerProvider provider)
              throws IOException {
            TreeWriter.write(value, out);
          }
        });
    module.addDeserializer(
        Json.Obj.class,
        new StdScalarDeserializer<Json.Obj>(Json.Obj.class) {
          private static final long serialVersionUID = 1L;

          @Override
          public Json.@Nullable Obj deserialize(JsonParser parser, DeserializationContext context)
              throws IOException {
            try {
              Json tree = new TreeReader(parser, true).read(JsonLimits.EVENT.maxDepth());
              if (tree instanceof Json.Obj object) {
                return object;
              }
            } catch (JsonRefused refused) {
              throw JsonMappingException.from(parser, "not an object as events hold it");
            }
            throw JsonMappingException.from(parser, "not an object");
          }
        });
  }

  private static <V> void asString(
      SimpleModule module, Class<V> type, Function<V, String> write, Function<String, V> read) {
    module.addSerializer(
        type,
        new StdScalarSerializer<V>(type) {
          private static final long serialVersionUID = 1L;

          @Override
          public void serialize(V value, JsonGenerator out, SerializerProvider provider)
              throws IOException {
            out.writeString(write.apply(value));
          }
        });
    module.addDeserializer(
        type,
        new StdScalarDeserializer<V>(type) {
          private static final long serialVersionUID = 1L;

          @Override
          public @Nullable V deserialize(JsonParser parser, DeserializationContext context)
              throws IOException {
            try {
              return read.apply(parser.getValueAsString(""));
            } catch (RuntimeException refused) {
              throw JsonMappingException.from(parser, "not a " + type.getSimpleName());
            }
          }
        });
  }
}
