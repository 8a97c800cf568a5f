package dev.forseti.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandTalkTest {
  @Test
  void aCommandIsNoTextOfItsSender() {
    for (String command :
        new String[] {
          "!forseti",
          " !Forseti help",
          "!forseti why @eve:evil.example",
          "!forseti spare @ann:localhost:8448",
          "!forseti undo !den:evil.example",
          "!forseti filter first-message-link",
          "!forseti filter threshold 6"
        }) {
      assertThat(CommandTalk.isCommand(said(command))).as(command).isTrue();
    }
  }

  /** Whoever wants to say something under that cover finds no room for it. */
  @Test
  void whatSaysAnythingBesidesIsText() {
    for (String text :
        new String[] {
          "!forseti buy pills",
          "!forseti why pills.example",
          "!forseti why https://pills.example",
          "!forseti why @eve:pills.example/start",
          "!forseti why @eve:evil.example cheap",
          "!forseti help\nBUY NOW",
          "!forseti filter https://pills.example",
          "!forseti ban @eve:evil.example buy pills",
          "forseti help",
          "!forsetihelp"
        }) {
      assertThat(CommandTalk.isCommand(said(text))).as(text).isFalse();
    }
    assertThat(
            CommandTalk.isCommand(
                new Json.Obj(
                    Map.of(
                        "body", new Json.Str("!forseti help"),
                        "formatted_body", new Json.Str("buy pills")))))
        .isFalse();
  }

  private static Json.Obj said(String body) {
    return new Json.Obj(Map.of("body", new Json.Str(body)));
  }
}
