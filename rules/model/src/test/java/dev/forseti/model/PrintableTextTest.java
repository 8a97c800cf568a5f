package dev.forseti.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTextTest {
  @Test
  void nothingSteersTheTerminalAndTheRestIsAsItWas() {
    assertThat(PrintableText.of("a\n\u001b[2J\u202eb\u2028c\ud800"))
        .isEqualTo("a\ufffd\ufffd[2J\ufffdb\ufffdc\ufffd");
    assertThat(PrintableText.of("@é\ud83d\ude00:x …")).isEqualTo("@é\ud83d\ude00:x …");
  }
}
