package dev.forseti.demo.synapse;

/** A homeserver's answer other than 2xx. */
public final class MatrixRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  MatrixRefusal(String request, int status, String code, String error) {
    super(request + " was answered " + status + " " + code + ": " + error);
    this.status = status;
    this.code = code;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** Matrix's own, like {@code M_FORBIDDEN}; empty when the answer has none. */
  public String code() {
    return code;
  }
}
