package dev.forseti.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Json;
import dev.forseti.model.ObjectBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
  @Test
  void aLineIsTheObjectAsItIsWrittenElsewhere() throws IOException {
    var out = new ByteArrayOutputStream();
    var wanted = new StringBuilder();
    try (var lines = new JsonLines(out)) {
      for (double number : new double[] {0, -0.5, 1e300, 1.0 / 3}) {
        lines.begin();
        lines.field("text", "\u00e4 \"quoted\"\n\ud83d\ude00");
        lines.field("number", number);
        lines.end();
        var fields = new ObjectBuilder();
        fields.add("text", new Json.Str("\u00e4 \"quoted\"\n\ud83d\ude00"));
        fields.add("number", new Json.Real(number));
        wanted.append(JsonText.string(fields.object())).append('\n');
      }
    }
    assertThat(out.toString(UTF_8)).isEqualTo(wanted.toString());
  }
}
