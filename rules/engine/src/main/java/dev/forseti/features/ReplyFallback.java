package dev.forseti.features;

/** The lines that a reply begins with where a client quotes what it answers; clients hide them. */
final class ReplyFallback {
  private ReplyFallback() {}

  /** The reply without them; as it is when nothing else is in it. */
  static String without(String body) {
    int at = 0;
    while (body.startsWith("> ", at) || body.startsWith(">\n", at)) {
      int end = body.indexOf('\n', at);
      at = end < 0 ? body.length() : end + 1;
    }
    while (at > 0 && body.startsWith("\n", at)) {
      at++;
    }
    return at == 0 || at == body.length() ? body : body.substring(at);
  }
}
