package dev.forseti.rules.code;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads an expression once, as far as its size and its letters go, and leaves all mistakes in it to
 * RE2/J. Sizes are never below those of RE2/J's programs.
 */
final class ExpressionScan {
  /** RE2/J 1.8 knows a capital of these, but of that no way back: folding them never ends. */
  private static final int FIRST_ENDLESS = 0x1C80;

  private static final int LAST_ENDLESS = 0x1C88;
  private static final long SATURATED = Long.MAX_VALUE / (1 << 20);

  /** A number of repetitions that RE2/J refuses anyway. */
  private static final int MANY = 1_001;

  private final int[] text;
  private final Deque<Group> outer = new ArrayDeque<>();
  private Group group = new Group();
  private boolean ignoresCase;
  private boolean isEndless;
  private int at;

  private ExpressionScan(String expression) {
    text = expression.codePoints().toArray();
  }

  static ExpressionScan of(String expression) {
    var scan = new ExpressionScan(expression);
    while (scan.at < scan.text.length) {
      scan.next();
    }
    while (!scan.outer.isEmpty()) {
      scan.close();
    }
    return scan;
  }

  /** The steps of its program, each repetition written out; saturates far above any limit. */
  long steps() {
    return group.steps + 3;
  }

  /** Whether it ignores case, anywhere, and names one of the letters, anywhere. */
  boolean foldsForEver() {
    return ignoresCase && isEndless;
  }

  private void next() {
    int c = text[at++];
    switch (c) {
      case '(' -> open();
      case ')' -> close();
      case '[' -> set();
      case '|', '*', '+', '?' -> group.more(2);
      case '{' -> repeat();
      case '\\' -> escape();
      default -> letter(c);
    }
  }

  private void letter(int c) {
    range(c, c);
    group.part(1);
  }

  private void open() {
    outer.push(group);
    group = new Group();
    if (peek(0) == '?' && peek(1) != 'P' && peek(1) != '<') {
      at++;
      while (at < text.length && peek(0) != ':' && peek(0) != ')') {
        ignoresCase |= text[at++] == 'i';
      }
      at += peek(0) == ':' ? 1 : 0;
    }
  }

  private void close() {
    if (!outer.isEmpty()) {
      long inner = group.steps;
      group = outer.pop();
      group.part(inner + 2);
    }
  }

  /** Between brackets, where a bracket that comes first is a letter. */
  private void set() {
    at += peek(0) == '^' ? 1 : 0;
    boolean first = true;
    while (at < text.length && (first || text[at] != ']')) {
      first = false;
      if (text[at] == '[' && peek(1) == ':') {
        while (at < text.length && text[at] != ']') {
          at++;
        }
        at++;
        continue;
      }
      int low = member();
      int high = low;
      if (peek(0) == '-' && peek(1) != ']' && at + 1 < text.length) {
        at++;
        high = member();
      }
      range(low, high);
    }
    at++;
    group.part(1);
  }

  private int member() {
    int c = text[at++];
    return c == '\\' && at < text.length ? escaped() : c;
  }

  private void escape() {
    if (at == text.length) {
      return;
    }
    if (text[at] == 'Q') {
      at++;
      while (at < text.length && !(text[at] == '\\' && peek(1) == 'E')) {
        letter(text[at++]);
      }
      at = Math.min(at + 2, text.length);
      return;
    }
    letter(escaped());
  }

  /** The letter behind a backslash; a letter that is none of ours for a class such as \d. */
  private int escaped() {
    int c = text[at++];
    if (c == 'x') {
      return peek(0) == '{' ? hex(1, 8) : hex(0, 2);
    }
    if ((c == 'p' || c == 'P') && peek(0) == '{') {
      while (at < text.length && text[at] != '}') {
        at++;
      }
      at = Math.min(at + 1, text.length);
    }
    return c;
  }

  private int hex(int brackets, int most) {
    at += brackets;
    long value = 0;
    for (int n = 0; n < most && Character.digit(peek(0), 16) >= 0; n++) {
      value = value * 16 + Character.digit(text[at++], 16);
    }
    at += peek(0) == '}' ? brackets : 0;
    return (int) Math.min(value, Integer.MAX_VALUE);
  }

  /** {n}, {n,} or {n,m}; anything else in braces is letters. */
  private void repeat() {
    int start = at;
    int least = number();
    int most = least;
    if (peek(0) == ',') {
      at++;
      most = peek(0) == '}' ? least + 1 : number();
    }
    if (least < 0 || most < 0 || peek(0) != '}') {
      at = start;
      letter('{');
      return;
    }
    at++;
    group.repeated(Math.max(least, most));
  }

  /** -1 when there is none. */
  private int number() {
    int value = -1;
    while (peek(0) >= '0' && peek(0) <= '9') {
      value = Math.min(MANY, Math.max(0, value) * 10 + text[at++] - '0');
    }
    return value;
  }

  private int peek(int ahead) {
    return at + ahead < text.length ? text[at + ahead] : -1;
  }

  private void range(int low, int high) {
    isEndless |= low <= LAST_ENDLESS && high >= FIRST_ENDLESS;
  }

  /** What stands between two round brackets. */
  private static final class Group {
    private long steps;
    private long last;

    void part(long size) {
      last = size;
      steps = Math.min(SATURATED, steps + size);
    }

    void more(long size) {
      last += size;
      steps = Math.min(SATURATED, steps + size);
    }

    void repeated(int times) {
      long each = last + 1;
      more(Math.min(SATURATED, each * Math.max(0, times - 1) + 2));
    }
  }
}
