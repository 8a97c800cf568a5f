package dev.forseti.wire;

import dev.forseti.model.Malformed.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A place in JSON text that moves on by whole values, by their brackets and quotes alone: what
 * stands between them is whoever's who wrote it, and is read apart from the rest.
 */
public final class JsonCursor {
  private final byte[] text;
  private int at;

  /** The beginning of the text. */
  public JsonCursor(byte[] text) {
    this.text = text;
  }

  /** Passes that character, which must be next. */
  public void expect(char wanted) throws JsonRefused {
    if (!skipIf(wanted)) {
      throw broken("no " + wanted);
    }
  }

  /** Passes blanks to the end of the text. */
  public void expectEnd() throws JsonRefused {
    skipBlanks();
    if (at < text.length) {
      throw broken("more text");
    }
  }

  /** Passes that character if it is next. */
  public boolean skipIf(char wanted) {
    skipBlanks();
    if (at < text.length && text[at] == wanted) {
      at++;
      return true;
    }
    return false;
  }

  /** The elements of an array. */
  public List<byte[]> elements() throws JsonRefused {
    List<byte[]> found = new ArrayList<>();
    expect('[');
    if (!skipIf(']')) {
      do {
        found.add(value());
      } while (skipIf(','));
      expect(']');
    }
    return found;
  }

  /** A string with its quotes. */
  public byte[] string() throws JsonRefused {
    skipBlanks();
    if (at >= text.length || text[at] != '"') {
      throw broken("no string");
    }
    int start = at;
    skipString();
    return Arrays.copyOfRange(text, start, at);
  }

  /** The text of one value; in an object or array, anything between balanced brackets. */
  public byte[] value() throws JsonRefused {
    skipBlanks();
    int start = at;
    int depth = 0;
    while (at < text.length) {
      byte c = text[at];
      if (c == '"') {
        skipString();
      } else if (c == '{' || c == '[') {
        depth++;
        at++;
      } else if (depth == 0 && (c == ',' || c == '}' || c == ']')) {
        break;
      } else {
        depth -= c == '}' || c == ']' ? 1 : 0;
        at++;
      }
    }
    if (depth > 0 || at == start) {
      throw broken("no whole value");
    }
    return Arrays.copyOfRange(text, start, at);
  }

  private void skipString() throws JsonRefused {
    for (at++; at < text.length; at++) {
      if (text[at] == '\\') {
        at++;
      } else if (text[at] == '"') {
        at++;
        return;
      }
    }
    throw broken("a string without an end");
  }

  private void skipBlanks() {
    while (at < text.length
        && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) {
      at++;
    }
  }

  private JsonRefused broken(String what) {
    return new JsonRefused(Reason.NOT_JSON, what + " at byte " + Math.min(at, text.length));
  }
}
