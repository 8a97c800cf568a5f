package dev.forseti.ingest.replay;

import dev.forseti.wire.JsonLimits;
import java.io.BufferedInputStream;
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
final class Lines implements Closeable {
  private static final int LONGEST = JsonLimits.TRANSACTION.maxBytes();

  private final InputStream in;

  Lines(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /** The next line; null at the end. */
  byte @Nullable [] next() throws IOException {
    int c = in.read();
    if (c < 0) {
      return null;
    }
    var line = new ByteArrayOutputStream(1_024);
    for (; c >= 0 && c != '\n'; c = in.read()) {
      if (line.size() <= LONGEST) {
        line.write(c);
      }
    }
    byte[] bytes = line.toByteArray();
    int end = bytes.length;
    while (end > 0
        && bytes.length <= LONGEST
        && (bytes[end - 1] == '\r' || bytes[end - 1] == ' ')) {
      end--;
    }
    return end == bytes.length ? bytes : Arrays.copyOf(bytes, end);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
