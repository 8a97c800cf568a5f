package dev.forseti.scoring.stream;

import dev.forseti.features.Unknown;
import dev.forseti.model.EventFlag;
import dev.forseti.model.EventId;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.scoring.format.BinaryFormat;
import dev.forseti.scoring.format.EventFlagBits;
import dev.forseti.scoring.format.JsonFormat;
import dev.forseti.scoring.format.VersionedFormat;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * An event as it was received.
 *
 * @param event the event with its content
 * @param serverSince when something of its server came first, epoch milliseconds; unknown before
 *     add-server-age
 */
public record IncomingEvent(RoomEvent event, long serverSince) {
  static final VersionedFormat<IncomingEvent> FORMAT =
      new VersionedFormat<>(
          "arrived-event", IncomingEvent.class, 1, IncomingEvent::write, IncomingEvent::read);

  /** An event as its topic held it. */
  public static IncomingEvent of(RoomEvent event) {
    return new IncomingEvent(event, Unknown.LONG);
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
  public IncomingEvent withServerSince(long since) {
    return new IncomingEvent(event, since);
  }

  private static void write(IncomingEvent value, DataOutputView out) throws IOException {
    RoomEvent event = value.event;
    out.writeLong(value.serverSince);
    BinaryFormat.writeString(event.eventId().value(), out);
    BinaryFormat.writeString(event.roomId().value(), out);
    BinaryFormat.writeString(event.type(), out);
    BinaryFormat.writeNullableString(event.stateKey(), out);
    BinaryFormat.writeString(event.sender().value(), out);
    out.writeLong(event.sentAt().toEpochMilli());
    out.writeLong(event.receivedAt().toEpochMilli());
    JsonFormat.writeObject(event.content(), out);
    EventId redacts = event.redacts();
    BinaryFormat.writeNullableString(redacts == null ? null : redacts.value(), out);
    BinaryFormat.writeVarLong(EventFlagBits.of(event.flags()), out);
    JsonFormat.writeObject(event.roomState(), out);
  }

  /** Reads what was written; tap and position, which nobody asks for any more, are empty. */
  private static IncomingEvent read(int version, DataInputView in) throws IOException {
    long since = in.readLong();
    var eventId = new EventId(BinaryFormat.readString(in));
    var roomId = new RoomId(BinaryFormat.readString(in));
    String type = BinaryFormat.readString(in);
    String stateKey = BinaryFormat.readNullableString(in);
    var sender = new UserId(BinaryFormat.readString(in));
    Instant sentAt = Instant.ofEpochMilli(in.readLong());
    Instant receivedAt = Instant.ofEpochMilli(in.readLong());
    var content = JsonFormat.readObject(in);
    String redacts = BinaryFormat.readNullableString(in);
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
            EventFlagBits.of((int) BinaryFormat.readVarLong(in)),
            JsonFormat.readObject(in));
    return new IncomingEvent(event, since);
  }
}
