package dev.forseti.rules.compile;

import dev.forseti.rules.eval.ConditionPart.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * A condition's text, split once where it says {@code ||} outside of brackets, or else {@code &&}.
 *
 * @param kind how the parts are joined; TEST when there is nothing to split
 * @param parts at least two, or the text alone
 */
record ConditionSplitter(Kind kind, List<String> parts) {
  /** Splits the text, from which brackets around all of it are taken. */
  static ConditionSplitter of(String text) {
    String inner = withoutBrackets(text.strip());
    List<String> any = new ArrayList<>();
    List<String> all = new ArrayList<>();
    int depth = 0;
    int anyFrom = 0;
    int allFrom = 0;
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      if (c == '"' || c == '\'') {
        i = endOfString(inner, i);
      } else if ("([{".indexOf(c) >= 0) {
        depth++;
      } else if (")]}".indexOf(c) >= 0) {
        depth--;
      } else if (depth == 0 && c == '?') {
        return new ConditionSplitter(Kind.TEST, List.of(inner));
      } else if (depth == 0 && inner.startsWith("||", i)) {
        any.add(inner.substring(anyFrom, i));
        anyFrom = i + 2;
      } else if (depth == 0 && inner.startsWith("&&", i)) {
        all.add(inner.substring(allFrom, i));
        allFrom = i + 2;
      }
    }
    if (!any.isEmpty()) {
      any.add(inner.substring(anyFrom));
      return new ConditionSplitter(Kind.ANY, any);
    }
    all.add(inner.substring(allFrom));
    return new ConditionSplitter(all.size() > 1 ? Kind.ALL : Kind.TEST, all);
  }

  /** The place of the sign that ends a string which begins there. */
  private static int endOfString(String text, int begin) {
    int at = begin + 1;
    while (at < text.length() && text.charAt(at) != text.charAt(begin)) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }

  private static String withoutBrackets(String text) {
    if (!text.startsWith("(")) {
      return text;
    }
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\'') {
        i = endOfString(text, i);
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        boolean isAround = i == text.length() - 1;
        return isAround ? withoutBrackets(text.substring(1, i).strip()) : text;
      }
    }
    return text;
  }
}
