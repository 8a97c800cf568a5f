package dev.forseti.admin.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignWordsTest {
  @ParameterizedTest
  @CsvSource({
    "text.sketch=1f3a,Sent the same text",
    "0f3a9c,Sent the same text",
    "link.domain=shop.example,Link to shop.example",
    "media.look=1f3a,'Sent the same file, uploaded anew'",
    "room.look=1f3a,Invited to rooms of one name",
    "server=evil.example,Accounts of evil.example",
    "room=!id,Came into the room !id",
    "name.shape=a5 9x2,Names made alike: a5 9x2",
    "rule=raid,Caught by the rule raid",
    "some.thing=x=y,Alike in some thing: x=y",
    "room=,'Came into the room '"
  })
  void whatTheyHaveInCommonIsSaidInPlainWords(String id, String words) {
    assertThat(CampaignWords.of(id)).isEqualTo(words);
  }

  @Test
  void aHostileValueIsSpelledOutAndCut() {
    assertThat(CampaignWords.of("link.domain=\u202Eexe\u0000" + "w".repeat(200)))
        .startsWith("Link to [U+202E]exe[U+0000]www")
        .endsWith("more)");
    assertThat(CampaignWords.of("\u202E=x")).isEqualTo("Alike in [u+202e]: x");
  }
}
