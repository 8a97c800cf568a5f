package dev.forseti.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypedTextTest {
  @Test
  void whoWasPickedIsNamedByTheirId() {
    assertThat(
            TypedText.words(
                html(
                    "!forseti ban Eve: spam",
                    "!forseti ban <a href=\"https://matrix.to/#/%40eve%3Aevil.example\">Eve</a>:"
                        + " spam")))
        .hasValueSatisfying(
            words ->
                assertThat(words).containsExactly("!forseti", "ban", "@eve:evil.example", "spam"));
    assertThat(
            TypedText.words(
                html(
                    "!forseti why #den",
                    "!forseti why <a"
                        + " href='https://matrix.to/#/!den:evil.example/$event?via=a.example'>#den</a>")))
        .hasValueSatisfying(words -> assertThat(words).endsWith("!den:evil.example"));
  }

  @Test
  void withoutOneTheTextIsAsItWasTyped() {
    assertThat(TypedText.words(html("!forseti  ban *x* y", "!forseti ban <em>x</em> y")))
        .hasValueSatisfying(
            words -> assertThat(words).containsExactly("!forseti", "ban", "*x*", "y"));
    assertThat(TypedText.words(html("why https://matrix.to/#/@a+b:c.example", "")))
        .hasValueSatisfying(words -> assertThat(words).endsWith("@a+b:c.example"));
    assertThat(TypedText.words(html("why https://matrix.to/#/%zz", "")))
        .hasValueSatisfying(words -> assertThat(words).endsWith("%zz"));
    assertThat(TypedText.words(html("ban @eve:evil.example: spam", "")))
        .hasValueSatisfying(words -> assertThat(words).contains("@eve:evil.example"));
    assertThat(TypedText.words(Json.Obj.EMPTY)).isEmpty();
  }

  private static Json.Obj html(String body, String html) {
    return new Json.Obj(
        Map.of(
            "body", new Json.Str(body),
            "format", new Json.Str("org.matrix.custom.html"),
            "formatted_body", new Json.Str(html)));
  }
}
