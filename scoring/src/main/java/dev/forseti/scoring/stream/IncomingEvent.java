package dev.forseti.scoring.stream;

import dev.forseti.features.Unknown;
import dev.forseti.model.EventFlag;
import dev.forseti.model.EventId;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.scoring.encoding.BinaryEncoding;
import dev.forseti.scoring.encoding.EventFlagBits;
import dev.forseti.scoring.encoding.JsonEncoding;
import dev.forseti.scoring.encoding.VersionedFormat;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * An event as it was received.
 *
 * @param event the event with its content
 * @param serverSince when something of its server came first, epoch milliseconds; unknown until the
 *     stage {@code remember-server} has added it
 */
public record IncomingEvent(RoomEvent event, long serverSince) {
  /** Checkpoints know it by its first name, which stays as the uids of operators do. */
  static final VersionedFormat<IncomingEvent> FORMAT =
      new VersionedFormat<>(
          "arrived-event", IncomingEvent.class, 2, IncomingEvent::write, IncomingEvent::read);

  /** An event as it was read from its topic. */
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

  /** When it counts, epoch milliseconds; unknown for one from history. */
  public long at() {
    return event.flags().contains(EventFlag.BACKFILLED)
        ? Unknown.LONG
        : event.countedAt().toEpochMilli();
  }

  /** The same with what is known of its server. */
  public IncomingEvent withServerSince(long since) {
    return new IncomingEvent(event, since);
  }

  private static void write(IncomingEvent value, DataOutputView out) throws IOException {
    RoomEvent event = value.event;
    out.writeLong(value.serverSince);
    BinaryEncoding.writeString(event.eventId().value(), out);
    BinaryEncoding.writeString(event.roomId().value(), out);
    BinaryEncoding.writeString(event.type(), out);
    BinaryEncoding.writeNullableString(event.stateKey(), out);
    BinaryEncoding.writeString(event.sender().value(), out);
    out.writeLong(event.sentAt().toEpochMilli());
    out.writeLong(event.receivedAt().toEpochMilli());
    JsonEncoding.writeObject(event.content(), out);
    EventId redacts = event.redacts();
    BinaryEncoding.writeNullableString(redacts == null ? null : redacts.value(), out);
    BinaryEncoding.writeVarLong(EventFlagBits.of(event.flags()), out);
    JsonEncoding.writeObject(event.roomState(), out);
    out.writeLong(event.countedAt().toEpochMilli());
  }

  /** Reads what was written; tap and position, which no later stage needs, are empty. */
  private static IncomingEvent read(int version, DataInputView in) throws IOException {
    long since = in.readLong();
    var eventId = new EventId(BinaryEncoding.readString(in));
    var roomId = new RoomId(BinaryEncoding.readString(in));
    String type = BinaryEncoding.readString(in);
    String stateKey = BinaryEncoding.readNullableString(in);
    var sender = new UserId(BinaryEncoding.readString(in));
    Instant sentAt = Instant.ofEpochMilli(in.readLong());
    Instant receivedAt = Instant.ofEpochMilli(in.readLong());
    var content = JsonEncoding.readObject(in);
    String redacts = BinaryEncoding.readNullableString(in);
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
            EventFlagBits.of((int) BinaryEncoding.readVarLong(in)),
            JsonEncoding.readObject(in),
            version < 2 ? receivedAt : Instant.ofEpochMilli(in.readLong()));
    return new IncomingEvent(event, since);
  }
}
