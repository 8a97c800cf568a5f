package dev.forseti.rules.regex;

import java.util.List;

/** A parsed expression, as far as it decides whether a text holds a match. */
sealed interface RegexNode {
  /** One character of the set. */
  record One(CharSet of) implements RegexNode {}

  /** All, one after the other. */
  record Sequence(List<RegexNode> parts) implements RegexNode {
    public Sequence {
      parts = List.copyOf(parts);
    }
  }

  /** Any of them. */
  record Choice(List<RegexNode> options) implements RegexNode {
    public Choice {
      options = List.copyOf(options);
    }
  }

  /** From {@code least} times to {@code most}, or without end when that is {@link #ENDLESS}. */
  record Repeat(RegexNode body, int least, int most) implements RegexNode {
    static final int ENDLESS = -1;
  }

  /** A place between two characters. */
  enum Place implements RegexNode {
    TEXT_BEGIN,
    TEXT_END,
    LINE_BEGIN,
    LINE_END,
    WORD_EDGE,
    NO_WORD_EDGE;

    boolean isBetween(Neighbour before, Neighbour after) {
      boolean isEdge = (before == Neighbour.WORD) != (after == Neighbour.WORD);
      return switch (this) {
        case TEXT_BEGIN -> before == Neighbour.NOTHING;
        case TEXT_END -> after == Neighbour.NOTHING;
        case LINE_BEGIN -> before == Neighbour.NOTHING || before == Neighbour.NEWLINE;
        case LINE_END -> after == Neighbour.NOTHING || after == Neighbour.NEWLINE;
        case WORD_EDGE -> isEdge;
        case NO_WORD_EDGE -> !isEdge;
      };
    }
  }

  /** What a {@link Place} asks of the character beside it; a word is of ASCII, as in RE2. */
  enum Neighbour {
    NOTHING,
    NEWLINE,
    WORD,
    OTHER;

    static Neighbour of(int c) {
      return c == '\n' ? NEWLINE : CharSet.WORD.has(c) ? WORD : OTHER;
    }
  }
}
