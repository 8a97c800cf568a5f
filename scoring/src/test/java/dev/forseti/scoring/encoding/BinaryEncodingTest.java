package dev.forseti.scoring.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class BinaryEncodingTest {
  /** What one character more or less would hide behind a question mark is in it often. */
  private static final String[] PARTS = {
    "?", "a", "\u00E9", "\u00FF", "\u0100", "\u20AC", "\uD83D\uDE80", "\uD83D", "\uDE80", "\0"
  };

  @Test
  void anyStringIsReadAsItWasWritten() throws IOException {
    var random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder();
      for (int left = random.nextInt(6); left > 0; left--) {
        text.append(PARTS[random.nextInt(PARTS.length)]);
      }
      assertThat(rewritten(text.toString())).isEqualTo(text.toString());
    }
  }

  @Test
  void aCharacterOfLatinTakesAByte() throws IOException {
    assertThat(written("caf\u00E9?")).hasSize(1 + 5);
    assertThat(written("\u20AC")).hasSize(1 + 2);
  }

  private static byte[] written(String text) throws IOException {
    var out = new DataOutputSerializer(64);
    BinaryEncoding.writeString(text, out);
    return out.getCopyOfBuffer();
  }

  private static String rewritten(String text) throws IOException {
    return BinaryEncoding.readString(new DataInputDeserializer(written(text)));
  }
}
