package dev.forseti.faults.homeserver;

import static java.nio.charset.StandardCharsets.UTF_8;

/** How the homeserver answers. */
public enum Behaviour {
  /** As it should. */
  RIGHT(true),
  /** There are too many requests; it does nothing. */
  TOO_MANY(false),
  /** It failed; it does nothing. */
  FAILED(false),
  /** It does what it is asked, and breaks off in the middle of the answer. */
  HALF(true),
  /** It does what it is asked, and answers with bytes that mean nothing. */
  GARBAGE(true),
  /** It does what it is asked, and answers with an empty object. */
  EMPTY(true),
  /** It waits until it is to be right again. */
  SILENT(true);

  private final boolean isDone;

  Behaviour(boolean isDone) {
    this.isDone = isDone;
  }

  /** Whether what is asked is done, whatever the answer says. */
  boolean isDone() {
    return isDone;
  }

  /** The status that is answered. */
  int status(int right) {
    return switch (this) {
      case RIGHT, HALF, SILENT -> right;
      case TOO_MANY -> 429;
      case FAILED -> 500;
      case GARBAGE, EMPTY -> 200;
    };
  }

  /** The body that is answered. */
  byte[] body(byte[] right) {
    return switch (this) {
      case RIGHT, HALF, SILENT -> right;
      case TOO_MANY ->
          "{\"errcode\":\"M_LIMIT_EXCEEDED\",\"error\":\"Too Many Requests\",\"retry_after_ms\":1500}"
              .getBytes(UTF_8);
      case FAILED ->
          "{\"errcode\":\"M_UNKNOWN\",\"error\":\"Internal server error\"}".getBytes(UTF_8);
      case GARBAGE -> new byte[] {(byte) 0xff, '{', '"', 0, (byte) 0xfe, ']', '\n', 'x'};
      case EMPTY -> "{}".getBytes(UTF_8);
    };
  }
}
