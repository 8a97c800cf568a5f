package dev.forseti.training.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelsTest {
  @TempDir Path folder;

  @Test
  void whoSentOneEventOfAbuseIsAnAbuser() throws Exception {
    Labels labels =
        read(
            """
            {"event_id":"$1","sender":"@a:hs","phase":"warmup","label":0,"sender_label":"ham"}
            {"event_id":"$2","sender":"@a:hs","label":1}

            {"sender":"@b:hs","label":false}
            {"sender":"@c:hs"}
            """);

    assertThat(labels.of("@a:hs")).isEqualTo(Labels.Label.ABUSER);
    assertThat(labels.of("@b:hs")).isEqualTo(Labels.Label.HONEST);
    assertThat(labels.of("@c:hs")).isEqualTo(Labels.Label.NONE);
  }

  @Test
  void theLabelOfAnEventIsOneOfItsSenderOnceTheEventIsSeen() throws Exception {
    Labels labels = read("{\"event_id\":\"$0@a:hs\",\"label\":1}\n");
    assertThat(labels.of("@a:hs")).isEqualTo(Labels.Label.NONE);

    labels.see(BacktestTest.says(0, "@a:hs", "x"));

    assertThat(labels.of("@a:hs")).isEqualTo(Labels.Label.ABUSER);
  }

  @Test
  void saysWhichLineIsNoLabel() {
    String sound = "{\"sender\":\"@b:hs\",\"label\":0}\n";
    assertThatThrownBy(() -> read(sound + "no"))
        .isInstanceOf(IOException.class)
        .hasMessage(folder.resolve("labels.ndjson") + ":2: not JSON");
    assertThatThrownBy(() -> read(sound + "{\"sender\":\"@b:hs\",\"label\":2}"))
        .hasMessageEndingWith(":2: label must be 0 or 1, 1 for abuse");
    assertThatThrownBy(() -> read("{\"label\":1}"))
        .hasMessageEndingWith(":1: a label needs a sender or an event_id");
    assertThatThrownBy(() -> read("7")).hasMessageEndingWith(":1: an object is needed");
  }

  private Labels read(String text) throws IOException {
    return Labels.read(Files.writeString(folder.resolve("labels.ndjson"), text));
  }
}
