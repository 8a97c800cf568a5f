package dev.forseti.rules;

/** What the language allows but conditions do not, at a place of the expression. */
final class CannotCompile extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final long expression;
  private final String hint;

  /** Something wrong with the expression that is being compiled. */
  CannotCompile(String message) {
    this(message, "", 0);
  }

  private CannotCompile(String message, String hint, long expression) {
    super(message);
    this.hint = hint;
    this.expression = expression;
  }

  /** The same, with a suggestion. */
  CannotCompile hinting(String suggestion) {
    return new CannotCompile(message(), suggestion, expression);
  }

  /** The same, at the expression of that number, unless it has a place already. */
  CannotCompile at(long id) {
    return expression == 0 ? new CannotCompile(message(), hint, id) : this;
  }

  String message() {
    return String.valueOf(getMessage());
  }

  String hint() {
    return hint;
  }

  /** The number of the expression; 0 when it is not known. */
  long expression() {
    return expression;
  }
}
