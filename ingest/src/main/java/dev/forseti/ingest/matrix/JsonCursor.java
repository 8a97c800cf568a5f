package dev.forseti.ingest.matrix;

import dev.forseti.model.Malformed.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A place in JSON text that moves on by whole values, by their brackets and quotes alone. */
final class JsonCursor {
  private final byte[] text;
  private int at;

  JsonCursor(byte[] text) {
    this.text = text;
  }

  void expect(char wanted) throws TransactionBody.Broken {
    if (!skipIf(wanted)) {
      throw broken("no " + wanted);
    }
  }

  void expectEnd() throws TransactionBody.Broken {
    skipBlanks();
    if (at < text.length) {
      throw broken("more text");
    }
  }

  boolean skipIf(char wanted) {
    skipBlanks();
    if (at < text.length && text[at] == wanted) {
      at++;
      return true;
    }
    return false;
  }

  /** The elements of an array. */
  List<byte[]> elements() throws TransactionBody.Broken {
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
  byte[] string() throws TransactionBody.Broken {
    skipBlanks();
    if (at >= text.length || text[at] != '"') {
      throw broken("no string");
    }
    int start = at;
    skipString();
    return Arrays.copyOfRange(text, start, at);
  }

  /** The text of one value; in an object or array, anything between balanced brackets. */
  byte[] value() throws TransactionBody.Broken {
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

  private void skipString() throws TransactionBody.Broken {
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

  private TransactionBody.Broken broken(String what) {
    return new TransactionBody.Broken(
        Reason.NOT_JSON, what + " at byte " + Math.min(at, text.length));
  }
}
