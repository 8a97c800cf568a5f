package dev.forseti.demo.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EventId;
import dev.forseti.wire.JsonText;
import org.junit.jupiter.api.Test;

class EventContentsTest {
  private static final EventId EVENT = new EventId("$one");

  @Test
  void aMessageCallsTheUsersItNames() {
    assertThat(JsonText.string(EventContents.message("hi @ben and @", EventContentsTest::id)))
        .isEqualTo(
            """
            {"msgtype":"m.text","body":"hi @ben and @",\
            "m.mentions":{"user_ids":["@ben:here.example"]}}\
            """);
  }

  @Test
  void aReplyPointsAtWhatItAnswers() {
    assertThat(JsonText.string(EventContents.reply("yes", EVENT, EventContentsTest::id)))
        .isEqualTo(
            """
            {"msgtype":"m.text","body":"yes",\
            "m.relates_to":{"m.in_reply_to":{"event_id":"$one"}}}\
            """);
  }

  @Test
  void anEditHoldsTheNewContentAndAFallback() {
    assertThat(JsonText.string(EventContents.edit("better", EVENT, EventContentsTest::id)))
        .isEqualTo(
            """
            {"msgtype":"m.text","body":"* better",\
            "m.new_content":{"msgtype":"m.text","body":"better"},\
            "m.relates_to":{"rel_type":"m.replace","event_id":"$one"}}\
            """);
  }

  @Test
  void aReactionIsAnAnnotation() {
    assertThat(JsonText.string(EventContents.reaction("+1", EVENT)))
        .isEqualTo(
            """
            {"m.relates_to":{"key":"+1","rel_type":"m.annotation","event_id":"$one"}}\
            """);
  }

  private static String id(String localpart) {
    return "@" + localpart + ":here.example";
  }
}
