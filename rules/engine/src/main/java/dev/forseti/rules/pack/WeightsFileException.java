package dev.forseti.rules.pack;

/** A file that holds no weights; the message says where and what is wrong. */
public final class WeightsFileException extends Exception {
  private static final long serialVersionUID = 1;

  WeightsFileException(int line, String what) {
    super("line " + line + ": " + what);
  }
}
