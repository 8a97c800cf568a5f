package dev.forseti.ingest.replay;

import dev.forseti.wire.JsonLimits;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a stream as bytes, without blanks at their end. Of a line longer than a transaction
 * may be, one byte more than allowed is kept, so that it is refused and not held in memory.
 */
public final class Lines implements Closeable {
  private static final int LONGEST = JsonLimits.TRANSACTION.maxBytes();

  private final InputStream in;
  private final byte[] read = new byte[1 << 16];
  private int at;
  private int end;

  /** The lines of the stream, which is closed with them. */
  public Lines(InputStream in) {
    this.in = in;
  }

  /** The next line; null at the end. */
  public byte @Nullable [] next() throws IOException {
    if (at == end && !isMore()) {
      return null;
    }
    int stop = endOfLine();
    if (stop < end) {
      byte[] line = Arrays.copyOfRange(read, at, trimmed(read, at, stop));
      at = stop + 1;
      return line;
    }
    return acrossReads();
  }

  /** A line that goes on beyond what was read so far. */
  private byte[] acrossReads() throws IOException {
    var line = new ByteArrayOutputStream(2 * read.length);
    boolean whole = false;
    do {
      int stop = endOfLine();
      line.write(read, at, Math.min(stop - at, LONGEST + 1 - line.size()));
      whole = stop < end;
      at = whole ? stop + 1 : stop;
    } while (!whole && isMore());
    byte[] bytes = line.toByteArray();
    return bytes.length > LONGEST ? bytes : Arrays.copyOf(bytes, trimmed(bytes, 0, bytes.length));
  }

  private int endOfLine() {
    int stop = at;
    while (stop < end && read[stop] != '\n') {
      stop++;
    }
    return stop;
  }

  private static int trimmed(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from && (bytes[end - 1] == '\r' || bytes[end - 1] == ' ')) {
      end--;
    }
    return end;
  }

  private boolean isMore() throws IOException {
    at = 0;
    end = Math.max(0, in.read(read));
    return end > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
