package dev.forseti.scoring.stream;

import dev.forseti.features.Unknown;
import dev.forseti.model.EventFlag;
import dev.forseti.model.EventId;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * An event on its way to its sender's key.
 *
 * @param event the event with its content
 * @param serverSince when something of its server came first, epoch milliseconds; unknown before it
 *     was asked
 */
public record ArrivedEvent(RoomEvent event, long serverSince) {
  static final Format<ArrivedEvent> FORMAT =
      new Format<>("arrived-event", ArrivedEvent.class, 1, ArrivedEvent::write, ArrivedEvent::read);

  /** An event as its topic held it. */
  public static ArrivedEvent of(RoomEvent event) {
    return new ArrivedEvent(event, Unknown.LONG);
  }

  /** The user id of its sender. */
  public String sender() {
    return event.sender().value();
  }

  /** The name of its sender's server. */
  public String server() {
    String sender = sender();
    return sender.substring(sender.indexOf(':') + 1);
  }

  /** When it came, epoch milliseconds; unknown for one from history. */
  public long at() {
    return event.flags().contains(EventFlag.BACKFILLED)
        ? Unknown.LONG
        : event.receivedAt().toEpochMilli();
  }

  /** The same with what is known of its server. */
  public ArrivedEvent withServerSince(long since) {
    return new ArrivedEvent(event, since);
  }

  private static void write(ArrivedEvent value, DataOutputView out) throws IOException {
    RoomEvent event = value.event;
    out.writeLong(value.serverSince);
    Written.string(event.eventId().value(), out);
    Written.string(event.roomId().value(), out);
    Written.string(event.type(), out);
    Written.optional(event.stateKey(), out);
    Written.string(event.sender().value(), out);
    out.writeLong(event.sentAt().toEpochMilli());
    out.writeLong(event.receivedAt().toEpochMilli());
    WrittenJson.fields(event.content(), out);
    EventId redacts = event.redacts();
    Written.optional(redacts == null ? null : redacts.value(), out);
    Written.number(WrittenFlags.bits(event.flags()), out);
    WrittenJson.fields(event.roomState(), out);
  }

  /** Reads what was written; tap and position, which nobody asks for any more, are empty. */
  private static ArrivedEvent read(int version, DataInputView in) throws IOException {
    long since = in.readLong();
    var eventId = new EventId(Written.string(in));
    var roomId = new RoomId(Written.string(in));
    String type = Written.string(in);
    String stateKey = Written.optional(in);
    var sender = new UserId(Written.string(in));
    Instant sentAt = Instant.ofEpochMilli(in.readLong());
    Instant receivedAt = Instant.ofEpochMilli(in.readLong());
    var content = WrittenJson.fields(in);
    String redacts = Written.optional(in);
    var event =
        new RoomEvent(
            eventId,
            roomId,
            type,
            stateKey,
            sender,
            sentAt,
            receivedAt,
            content,
            redacts == null ? null : new EventId(redacts),
            "",
            "",
            WrittenFlags.of((int) Written.number(in)),
            WrittenJson.fields(in));
    return new ArrivedEvent(event, since);
  }
}
