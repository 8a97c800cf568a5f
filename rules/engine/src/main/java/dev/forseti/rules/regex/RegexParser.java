package dev.forseti.rules.regex;

import dev.forseti.rules.regex.RegexNode.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses what RE2/J has compiled before; a form that is not known here is {@link Unknown}. */
final class RegexParser {
  private static final RegexNode EMPTY = new RegexNode.Sequence(List.of());
  private static final CharSet NEWLINE = CharSet.of('\n', '\n');

  private final RegexText text;
  private final RegexClasses classes;
  private boolean ignoresCase;
  private boolean hasLines;
  private boolean dotIsAll;

  /** That a form is not known. */
  static final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unknown(String what) {
      super(what, null, false, false);
    }
  }

  private RegexParser(String expression, NamedClasses named) {
    text = new RegexText(expression);
    classes = new RegexClasses(text, named);
  }

  /** The expression's tree; null when a form in it is not known. */
  static @Nullable RegexNode parse(String expression, NamedClasses named) {
    try {
      RegexParser parser = new RegexParser(expression, named);
      RegexNode tree = parser.choice();
      return parser.text.isAtEnd() ? tree : null;
    } catch (Unknown form) {
      return null;
    }
  }

  private RegexNode choice() {
    List<RegexNode> options = new ArrayList<>();
    do {
      options.add(sequence());
    } while (text.skip("|"));
    return options.size() == 1 ? options.getFirst() : new RegexNode.Choice(options);
  }

  private RegexNode sequence() {
    List<RegexNode> parts = new ArrayList<>();
    while (!text.isAtEnd() && !text.isAt("|") && !text.isAt(")")) {
      if (text.skip("\\Q")) {
        quoted(parts);
      } else {
        parts.add(repeated(one()));
      }
    }
    return parts.size() == 1 ? parts.getFirst() : new RegexNode.Sequence(parts);
  }

  /** What repeats a quotation repeats its last letter. */
  private void quoted(List<RegexNode> parts) {
    while (!text.isAtEnd() && !text.skip("\\E")) {
      RegexNode letter = letter(text.next());
      boolean isLast = text.skip("\\E");
      parts.add(isLast ? repeated(letter) : letter);
      if (isLast) {
        return;
      }
    }
  }

  private RegexNode repeated(RegexNode body) {
    RegexNode result = body;
    while (true) {
      if (text.skip("*")) {
        result = new RegexNode.Repeat(result, 0, RegexNode.Repeat.ENDLESS);
      } else if (text.skip("+")) {
        result = new RegexNode.Repeat(result, 1, RegexNode.Repeat.ENDLESS);
      } else if (text.skip("?")) {
        result = new RegexNode.Repeat(result, 0, 1);
      } else {
        int[] bounds = text.bounds();
        if (bounds == null) {
          return result;
        }
        result = new RegexNode.Repeat(result, bounds[0], bounds[1]);
      }
      text.skip("?");
    }
  }

  private RegexNode one() {
    int c = text.next();
    return switch (c) {
      case '(' -> group();
      case '[' -> new RegexNode.One(classes.bracket(ignoresCase));
      case '.' -> new RegexNode.One(dotIsAll ? CharSet.ALL : NEWLINE.complement());
      case '^' -> hasLines ? Place.LINE_BEGIN : Place.TEXT_BEGIN;
      case '$' -> hasLines ? Place.LINE_END : Place.TEXT_END;
      case '\\' -> escape();
      default -> letter(c);
    };
  }

  private RegexNode letter(int c) {
    CharSet one = CharSet.of(c, c);
    return new RegexNode.One(ignoresCase ? one.withOtherCase() : one);
  }

  private RegexNode escape() {
    return switch (text.peek()) {
      case 'A' -> place(Place.TEXT_BEGIN);
      case 'z' -> place(Place.TEXT_END);
      case 'b' -> place(Place.WORD_EDGE);
      case 'B' -> place(Place.NO_WORD_EDGE);
      default -> {
        CharSet set = classes.named(ignoresCase);
        yield set == null ? letter(text.escaped()) : new RegexNode.One(set);
      }
    };
  }

  private RegexNode place(Place place) {
    text.next();
    return place;
  }

  private RegexNode group() {
    boolean ignored = ignoresCase;
    boolean lines = hasLines;
    boolean dot = dotIsAll;
    if (text.skip("?P<") || text.skip("?<")) {
      text.name();
    } else if (text.skip("?") && flags()) {
      return EMPTY;
    }
    RegexNode inner = choice();
    if (!text.skip(")")) {
      throw new Unknown("a group without end");
    }
    ignoresCase = ignored;
    hasLines = lines;
    dotIsAll = dot;
    return inner;
  }

  /** Reads flags; true when no group follows, so that they hold for the rest of the outer one. */
  private boolean flags() {
    boolean isOn = true;
    while (true) {
      int flag = text.next();
      switch (flag) {
        case 'i' -> ignoresCase = isOn;
        case 'm' -> hasLines = isOn;
        case 's' -> dotIsAll = isOn;
        case 'U' -> {} // which match is taken, not whether there is one
        case '-' -> isOn = false;
        case ':' -> {
          return false;
        }
        case ')' -> {
          return true;
        }
        default -> throw new Unknown("flag");
      }
    }
  }
}
