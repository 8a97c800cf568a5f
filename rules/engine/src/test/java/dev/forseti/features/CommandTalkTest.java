package dev.forseti.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandTalkTest {
  @Test
  void aCommandOfFixedWordsIsNoTextOfItsSender() {
    for (String command :
        new String[] {"!forseti", " !Forseti help", "!forseti packs", "!forseti filter on"}) {
      assertThat(MessageBody.place(said(command))).as(command).isEqualTo(Place.NOWHERE);
    }
  }

  @Test
  void whomACommandIsAboutIsNotNamedByItsSender() {
    for (String id :
        new String[] {
          "@eve:evil.example", "@ann:localhost:8448", "!den:evil.example", "!a1B_2-c3"
        }) {
      String command = "!forseti why " + id;
      assertThat(CommandTalk.text(said(command), command)).isEqualTo("!forseti why");
      assertThat(MessageBody.place(said(command))).isEqualTo(Place.MESSAGE);
    }
  }

  /** Whoever wants to say something under that cover finds no room for it. */
  @Test
  void whatSaysAnythingBesidesIsTextAsAnyOther() {
    for (String text :
        new String[] {
          "!forseti buy pills",
          "!forseti filter buy-pills",
          "!forseti why pills.example",
          "!forseti why https://pills.example",
          "!forseti why @eve:pills.example/start",
          "!forseti why @pills.example/start",
          "!forseti why @pills.example",
          "!forseti why @x\u00a0BUY\u00a0PILLS:a.example",
          "!forseti why @x\u2003BUY:a.example",
          "!forseti why @x\u2028BUY:a.example",
          "!forseti why @eve:evil.example cheap",
          "!forseti help\nBUY NOW",
          "!forseti ban @eve:evil.example buy pills",
          "forseti help",
          "!forsetihelp"
        }) {
      assertThat(MessageBody.place(said(text))).as(text).isEqualTo(Place.MESSAGE);
      assertThat(CommandTalk.text(said(text), text)).as(text).isEqualTo(text);
    }
  }

  @Test
  void whatClientsShowBesidesCounts() {
    Map.<String, Json>of(
            "formatted_body", new Json.Str("buy pills"),
            "m.text", new Json.Str("buy pills"),
            "org.matrix.msc1767.text", new Json.Str("buy pills"),
            "msgtype", new Json.Str("m.emote"))
        .forEach(
            (key, value) -> {
              Map<String, Json> fields = new LinkedHashMap<>(said("!forseti help").fields());
              fields.put(key, value);
              assertThat(MessageBody.place(new Json.Obj(fields))).as(key).isEqualTo(Place.MESSAGE);
            });
    Json place = new Json.Obj(Map.of("description", new Json.Str("buy pills")));
    assertThat(
            MessageBody.place(
                new Json.Obj(
                    Map.of(
                        "msgtype", new Json.Str("m.location"),
                        "body", new Json.Str("!forseti help"),
                        "m.location", place))))
        .isEqualTo(Place.MESSAGE);
  }

  private static Json.Obj said(String body) {
    return new Json.Obj(Map.of("msgtype", new Json.Str("m.text"), "body", new Json.Str(body)));
  }
}
