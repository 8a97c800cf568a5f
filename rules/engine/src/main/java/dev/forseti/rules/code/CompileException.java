package dev.forseti.rules.code;

/** What the language allows but conditions do not, at a place of the expression. */
public final class CompileException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final long expression;
  private final String hint;

  /** Something wrong with the expression that is being compiled. */
  public CompileException(String message) {
    this(message, "", 0);
  }

  private CompileException(String message, String hint, long expression) {
    super(message);
    this.hint = hint;
    this.expression = expression;
  }

  /** The same, with a suggestion. */
  public CompileException hinting(String suggestion) {
    return new CompileException(message(), suggestion, expression);
  }

  /** The same, at the expression of that number, unless it has a place already. */
  public CompileException at(long id) {
    return expression == 0 ? new CompileException(message(), hint, id) : this;
  }

  public String message() {
    return String.valueOf(getMessage());
  }

  public String hint() {
    return hint;
  }

  /** The number of the expression; 0 when it is not known. */
  public long expression() {
    return expression;
  }
}
