package dev.forseti.scoring.stream;

import dev.forseti.features.Unknown;
import dev.forseti.model.EventFlag;
import dev.forseti.model.RoomEvent;
import dev.forseti.wire.Topics;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to its sender's key: the bytes it was read from, and what is needed before
 * they are read again. So it is written once, by the tap.
 */
public final class ArrivedEvent {
  static final Format<ArrivedEvent> FORMAT =
      new Format<>("arrived-event", ArrivedEvent.class, 1, ArrivedEvent::write, ArrivedEvent::read);

  private final String sender;
  private final long at;
  private final long serverSince;
  private final byte[] wire;
  private final @Nullable RoomEvent event;

  private ArrivedEvent(
      String sender, long at, long serverSince, byte[] wire, @Nullable RoomEvent event) {
    this.sender = sender;
    this.at = at;
    this.serverSince = serverSince;
    this.wire = wire;
    this.event = event;
  }

  /** The event that was read from these bytes of its topic. */
  public static ArrivedEvent of(RoomEvent event, byte[] wire) {
    long at =
        event.flags().contains(EventFlag.BACKFILLED)
            ? Unknown.LONG
            : event.receivedAt().toEpochMilli();
    return new ArrivedEvent(event.sender().value(), at, Unknown.LONG, wire, event);
  }

  /** The user id of its sender. */
  public String sender() {
    return sender;
  }

  /** The name of its sender's server. */
  public String server() {
    return sender.substring(sender.indexOf(':') + 1);
  }

  /** When it came, epoch milliseconds; unknown for one from history. */
  public long at() {
    return at;
  }

  /** When something of its server came first, epoch milliseconds; unknown before it was asked. */
  public long serverSince() {
    return serverSince;
  }

  /** The same with what is known of its server. */
  public ArrivedEvent withServerSince(long since) {
    return new ArrivedEvent(sender, at, since, wire, event);
  }

  /** The event itself. */
  public RoomEvent event() {
    return event == null ? Topics.EVENTS.codec().decode(wire) : event;
  }

  private static void write(ArrivedEvent value, DataOutputView out) throws IOException {
    Written.string(value.sender, out);
    out.writeLong(value.at);
    out.writeLong(value.serverSince);
    Written.bytes(value.wire, out);
  }

  private static ArrivedEvent read(int version, DataInputView in) throws IOException {
    String sender = Written.string(in);
    long at = in.readLong();
    long since = in.readLong();
    return new ArrivedEvent(sender, at, since, Written.bytes(in), null);
  }
}
