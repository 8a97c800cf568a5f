package dev.forseti.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HtmlTextTest {
  @Test
  void wordsAreShownAndTagsAreNot() {
    assertThat(text("a <b>bold</b>\n  word &amp; &#x41;&#66; &nosuch; 1 < 2"))
        .isEqualTo("a bold word & AB &nosuch; 1 < 2");
    assertThat(text("one<br>two<p>three</p>four")).isEqualTo("one\ntwo\nthree\nfour");
    assertThat(text("<pre>a\n  b</pre>")).isEqualTo("a\n  b\n");
    assertThat(text("<img src='mxc://x/y' alt=':wave:'>")).isEqualTo(":wave:");
    assertThat(text("x<!-- <b> hidden > -->y<script>z</script>w")).isEqualTo("xyw");
  }

  @Test
  void linksAreReadHoweverTheyAreWritten() {
    for (String tag :
        List.of(
            "<a href=\"https://a.example/x?y=1&amp;z=2\">",
            "<A HREF='https://a.example/x?y=1&z=2'>",
            "<a title='>' href=https://a.example/x?y=1&z=2 >",
            "<a/href = \"https://a.example/x?y=1&#38z=2\"\n>",
            "<a data-x=\"href=no\" href=\" https://a.example/x?y=1&z=2 \">")) {
      HtmlText html = HtmlText.of("see " + tag + "this</a> now", false);

      assertThat(html.text()).as(tag).isEqualTo("see this now");
      assertThat(html.linked()).as(tag).isEqualTo("see  https://a.example/x?y=1&z=2  now");
      assertThat(html.anchors())
          .as(tag)
          .containsExactly(new HtmlText.Anchor("https://a.example/x?y=1&z=2", "this"));
    }
  }

  @Test
  void whatClientsMakeNoLinkOfIsNone() {
    assertThat(HtmlText.of("<a href='gains'>a</a> <a name='x'>b</a>", false).anchors()).isEmpty();
  }

  @Test
  void theQuoteOfAReplyIsHiddenIfItEnds() {
    assertThat(HtmlText.of("<mx-reply>quote <mx-reply>x</mx-reply></mx-reply>own", true).text())
        .isEqualTo("own");
    assertThat(HtmlText.of("<mx-reply>quote</mx-reply>own", false).text()).isEqualTo("quoteown");
    assertThat(HtmlText.of("<mx-reply>all of it", true).text()).isEqualTo("all of it");
  }

  @Test
  void anythingIsReadWithoutAFault() {
    Random random = new Random(3);
    List<String> pieces =
        List.of(
            "<",
            ">",
            "a",
            "/",
            "=",
            "\"",
            "'",
            " ",
            "&",
            "#",
            ";",
            "x",
            "!",
            "--",
            "href",
            "mx-reply",
            "pre",
            "\uD83D",
            "\uDE00",
            "1",
            "://");
    for (int i = 0; i < 50_000; i++) {
      StringBuilder html = new StringBuilder("<a ");
      for (int j = random.nextInt(20); j > 0; j--) {
        html.append(pieces.get(random.nextInt(pieces.size())));
      }
      assertThat(HtmlText.of(html.toString(), random.nextBoolean()).text().length())
          .isLessThanOrEqualTo(2 * html.length());
    }
  }

  private static String text(String html) {
    return HtmlText.of(html, false).text();
  }
}
