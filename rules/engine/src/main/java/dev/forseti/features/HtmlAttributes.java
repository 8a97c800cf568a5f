package dev.forseti.features;

/** The attributes of a tag, read as browsers do: with or without quotes, slashes between them. */
final class HtmlAttributes {
  private final String text;
  private int at;

  private HtmlAttributes(String text) {
    this.text = text;
  }

  /** The value of the attribute as it is written; the first counts. Empty when there is none. */
  static String value(String attributes, String wanted) {
    HtmlAttributes rest = new HtmlAttributes(attributes);
    while (rest.more()) {
      String name = rest.name();
      String value = rest.value();
      if (name.equalsIgnoreCase(wanted)) {
        return value;
      }
    }
    return "";
  }

  private boolean more() {
    while (at < text.length() && (isSpace() || text.charAt(at) == '/')) {
      at++;
    }
    return at < text.length();
  }

  private String name() {
    int start = at++;
    while (at < text.length() && !isSpace() && text.charAt(at) != '=' && text.charAt(at) != '/') {
      at++;
    }
    return text.substring(start, at);
  }

  private String value() {
    skipSpace();
    if (at == text.length() || text.charAt(at) != '=') {
      return "";
    }
    at++;
    skipSpace();
    char quote = at < text.length() ? text.charAt(at) : ' ';
    boolean quoted = quote == '"' || quote == '\'';
    int start = quoted ? ++at : at;
    while (at < text.length() && (quoted ? text.charAt(at) != quote : !isSpace())) {
      at++;
    }
    String value = text.substring(start, at);
    at += quoted && at < text.length() ? 1 : 0;
    return value;
  }

  private void skipSpace() {
    while (at < text.length() && isSpace()) {
      at++;
    }
  }

  private boolean isSpace() {
    return Character.isWhitespace(text.charAt(at));
  }
}
