package dev.forseti.rules.learned;

/** A file that is no model; the message says where and what is wrong. */
public final class ModelFileException extends Exception {
  private static final long serialVersionUID = 1;

  ModelFileException(int line, String what) {
    super("line " + line + ": " + what);
  }
}
