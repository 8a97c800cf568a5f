package dev.forseti.features;

import dev.forseti.model.Json;
import java.util.List;

/** The text of content that may have it in several forms (MSC1767). */
final class ExtensibleText {
  private static final List<String> KEYS =
      List.of("m.text", "org.matrix.msc1767.text", "org.matrix.msc1767.message", "m.message");

  private ExtensibleText() {}

  /** The plain form, or else the first one; empty when it has none. */
  static String of(Json.Obj content) {
    for (String key : KEYS) {
      String found =
          content.fields().get(key) instanceof Json.Str(String text)
              ? text
              : best(content.array(key));
      if (!found.isEmpty()) {
        return found;
      }
    }
    return content.string("body").orElse("");
  }

  private static String best(List<Json> forms) {
    String first = "";
    for (Json form : forms.subList(0, Math.min(forms.size(), 8))) {
      if (form instanceof Json.Obj object) {
        String text = object.string("body").orElse("");
        String type = object.string("mimetype").orElse("text/plain");
        if (type.equals("text/plain") && !text.isEmpty()) {
          return text;
        }
        first = first.isEmpty() ? HtmlText.of(FeatureReader.cut(text), false).text() : first;
      }
    }
    return first;
  }
}
