package dev.forseti.ingest.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.wire.JsonLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinesTest {
  @Test
  void linesAreTheSameHoweverTheyArrive() throws IOException {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<String> wanted = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(20); i > 0; i--) {
        String line = "x".repeat(random.nextInt(8) == 0 ? random.nextInt(200_000) : i);
        wanted.add(random.nextInt(5) == 0 ? "" : "\u00e4 " + line);
        text.append(wanted.getLast()).append(List.of("", "\r", "  ").get(random.nextInt(3)));
        text.append(i == 1 && random.nextBoolean() && !wanted.getLast().isEmpty() ? "" : "\n");
      }
      byte[] bytes = text.toString().getBytes(UTF_8);
      assertThat(all(inPieces(bytes, random))).as("seed %d", seed).isEqualTo(wanted);
    }
  }

  @Test
  void ofALineThatIsTooLongOneByteMoreIsKept() throws IOException {
    int longest = JsonLimits.TRANSACTION.maxBytes();
    byte[] bytes = new byte[longest + 100_000];
    Arrays.fill(bytes, (byte) ' ');
    bytes[bytes.length - 3] = '\n';
    bytes[bytes.length - 2] = 'y';
    try (var lines = new Lines(new ByteArrayInputStream(bytes))) {
      assertThat(lines.next()).hasSize(longest + 1);
      assertThat(lines.next()).isEqualTo("y".getBytes(UTF_8));
      assertThat(lines.next()).isNull();
    }
  }

  private static List<String> all(InputStream in) throws IOException {
    List<String> found = new ArrayList<>();
    try (var lines = new Lines(in)) {
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        found.add(new String(line, UTF_8));
      }
    }
    return found;
  }

  /** A stream that gives less than is asked of it, as sockets and pipes do. */
  private static InputStream inPieces(byte[] bytes, Random random) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] to, int offset, int length) {
        return super.read(to, offset, Math.min(length, 1 + random.nextInt(50_000)));
      }
    };
  }
}
