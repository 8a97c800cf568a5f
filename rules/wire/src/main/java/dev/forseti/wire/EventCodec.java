package dev.forseti.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.forseti.model.EventFlag;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.Malformed.Reason;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The envelope, field by field: it is the one record that travels for every event. */
final class EventCodec implements Codec<RoomEvent> {
  private static final int MAX_DEPTH = JsonLimits.EVENT.maxDepth();

  @Override
  public byte[] encode(RoomEvent event) {
    var bytes = new ByteArrayOutputStream(1_024);
    try (JsonGenerator out = JsonText.FACTORY.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeStringField("event_id", event.eventId().value());
      out.writeStringField("room_id", event.roomId().value());
      out.writeStringField("type", event.type());
      if (event.stateKey() != null) {
        out.writeStringField("state_key", event.stateKey());
      }
      out.writeStringField("sender", event.sender().value());
      out.writeNumberField("sent_at", event.sentAt().toEpochMilli());
      out.writeNumberField("received_at", event.receivedAt().toEpochMilli());
      if (!event.countedAt().equals(event.receivedAt())) {
        out.writeNumberField("counted_at", event.countedAt().toEpochMilli());
      }
      out.writeFieldName("content");
      TreeWriter.write(event.content(), out);
      if (event.redacts() != null) {
        out.writeStringField("redacts", event.redacts().value());
      }
      out.writeStringField("tap", event.tap());
      out.writeStringField("position", event.position());
      writeFlags(event.flags(), out);
      if (!event.roomState().fields().isEmpty()) {
        out.writeFieldName("room_state");
        TreeWriter.write(event.roomState(), out);
      }
      out.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void writeFlags(Set<EventFlag> flags, JsonGenerator out) throws IOException {
    if (!flags.isEmpty()) {
      out.writeArrayFieldStart("flags");
      for (EventFlag flag : flags) {
        out.writeString(flag.name());
      }
      out.writeEndArray();
    }
  }

  @Override
  public RoomEvent decode(byte[] bytes) {
    try (JsonParser in = JsonText.FACTORY.createParser(bytes)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw refused(Reason.NOT_AN_OBJECT, "no object");
      }
      Fields fields = new Fields().read(in);
      if (in.nextToken() != null) {
        throw refused(Reason.NOT_JSON, "more text after it");
      }
      return fields.event();
    } catch (JsonRefused wrong) {
      throw refused(wrong.reason(), wrong.detail());
    } catch (IllegalArgumentException wrong) {
      throw refused(Reason.BAD_ID, "an id or a type that is none");
    } catch (IOException wrong) {
      throw refused(Reason.NOT_JSON, wrong.getClass().getSimpleName());
    }
  }

  private static WireException refused(Reason reason, String detail) {
    return new WireException(reason, "not a RoomEvent, " + detail);
  }

  /** What has been read so far. */
  private static final class Fields {
    private @Nullable String eventId;
    private @Nullable String roomId;
    private @Nullable String type;
    private @Nullable String stateKey;
    private @Nullable String sender;
    private @Nullable String redacts;
    private @Nullable Long sentAt;
    private @Nullable Long receivedAt;
    private @Nullable Long countedAt;
    private @Nullable String tap;
    private @Nullable String position;
    private Json.@Nullable Obj content;
    private Json.Obj roomState = Json.Obj.EMPTY;
    private final Set<EventFlag> flags = EnumSet.noneOf(EventFlag.class);

    Fields read(JsonParser in) throws IOException, JsonRefused {
      while (in.nextToken() != JsonToken.END_OBJECT) {
        String name = in.currentName();
        in.nextToken();
        switch (name) {
          case "event_id" -> eventId = text(in);
          case "room_id" -> roomId = text(in);
          case "type" -> type = text(in);
          case "state_key" -> stateKey = text(in);
          case "sender" -> sender = text(in);
          case "redacts" -> redacts = text(in);
          case "sent_at" -> sentAt = millis(in);
          case "received_at" -> receivedAt = millis(in);
          case "counted_at" -> countedAt = millis(in);
          case "tap" -> tap = text(in);
          case "position" -> position = text(in);
          case "content" -> content = object(in);
          case "room_state" -> roomState = object(in);
          case "flags" -> readFlags(in);
          default -> in.skipChildren();
        }
      }
      return this;
    }

    private static String text(JsonParser in) throws IOException {
      require(in, JsonToken.VALUE_STRING);
      return in.getText();
    }

    private static long millis(JsonParser in) throws IOException {
      require(in, JsonToken.VALUE_NUMBER_INT);
      return in.getLongValue();
    }

    private static void require(JsonParser in, JsonToken expected) throws IOException {
      if (in.currentToken() != expected) {
        throw refused(Reason.WRONG_TYPE, "wrong at " + in.currentName());
      }
    }

    private static Json.Obj object(JsonParser in) throws IOException, JsonRefused {
      require(in, JsonToken.START_OBJECT);
      return (Json.Obj) new TreeReader(in, true).read(MAX_DEPTH);
    }

    /** A flag of a newer writer is passed over: it adds to an event and changes nothing in it. */
    private void readFlags(JsonParser in) throws IOException {
      require(in, JsonToken.START_ARRAY);
      while (in.nextToken() != JsonToken.END_ARRAY) {
        String found = text(in);
        for (EventFlag flag : EventFlag.values()) {
          if (flag.name().equals(found)) {
            flags.add(flag);
          }
        }
      }
    }

    RoomEvent event() {
      Instant received = Instant.ofEpochMilli(present("received_at", receivedAt));
      return new RoomEvent(
          new EventId(present("event_id", eventId)),
          new RoomId(present("room_id", roomId)),
          present("type", type),
          stateKey,
          new UserId(present("sender", sender)),
          Instant.ofEpochMilli(present("sent_at", sentAt)),
          received,
          present("content", content),
          redacts == null ? null : new EventId(redacts),
          present("tap", tap),
          present("position", position),
          flags,
          roomState,
          countedAt == null ? received : Instant.ofEpochMilli(countedAt));
    }

    private static <V> V present(String name, @Nullable V value) {
      if (value == null) {
        throw refused(Reason.MISSING_FIELD, name + " is missing");
      }
      return value;
    }
  }
}
