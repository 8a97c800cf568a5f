package dev.forseti.features;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.Json;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What somebody typed who speaks to a bot: clients write the name of a user into the text whom the
 * sender has picked from a list, and the id behind it.
 */
public final class TypedText {
  private static final String HTML = "org.matrix.custom.html";
  private static final String SITE = "https://matrix.to/#/";
  private static final String ENDS = ",;:.";

  /** Who speaks to a bot writes no more HTML. */
  private static final int LONGEST_HTML = 8_000;

  private TypedText() {}

  /** The words of a message, with ids instead of links to users and rooms; none without a text. */
  public static Optional<List<String>> words(Json.Obj content) {
    return content.string("body").map(body -> plainWords(shown(content).orElse(body)));
  }

  /** Only where somebody was picked: else the HTML may have lost what was typed. */
  private static Optional<String> shown(Json.Obj content) {
    return content
        .string("formatted_body")
        .filter(html -> html.length() <= LONGEST_HTML && html.contains(SITE))
        .filter(html -> content.string("format").filter(HTML::equals).isPresent())
        .map(html -> HtmlText.of(html, true).linked());
  }

  static List<String> plainWords(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.strip().split("\\s+", -1)) {
      if (word.startsWith(SITE)) {
        String id = id(word.substring(SITE.length()));
        words.add(id.isBlank() ? word : id);
      } else if (word.startsWith("@")) {
        words.add(withoutEnd(word));
      } else if (words.isEmpty() || !word.equals(":")) { // clients write one behind a name
        words.add(word);
      }
    }
    return List.copyOf(words);
  }

  private static String id(String address) {
    String path = withoutEnd(address.split("[?/]", 2)[0]); // an event in the room may follow
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException noEscape) {
      return path;
    }
  }

  /** Without what ends a part of a sentence. */
  private static String withoutEnd(String word) {
    int end = word.length();
    while (end > 0 && ENDS.indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    return word.substring(0, end);
  }
}
