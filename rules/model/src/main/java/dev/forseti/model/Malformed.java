package dev.forseti.model;

import java.time.Instant;

/**
 * Input that cannot be used, kept so that it can be found again: what is no event, a rule pack that
 * does not compile, or an event on which a rule failed.
 *
 * @param id derived from tap and position; the same input seen twice has the same id
 * @param tap which tap delivered it
 * @param position where in the tap it was
 * @param reason what was wrong
 * @param detail what was found and what is allowed, without the sender's text
 * @param payload the beginning of what arrived, at most 4,096 characters
 * @param receivedAt the tap's clock
 */
public record Malformed(
    String id,
    String tap,
    String position,
    Reason reason,
    String detail,
    String payload,
    Instant receivedAt) {
  /** The greatest number of characters kept of what arrived. */
  public static final int MAX_PAYLOAD = 4_096;

  public Malformed {
    payload = payload.length() > MAX_PAYLOAD ? payload.substring(0, MAX_PAYLOAD) : payload;
  }

  /** Why input cannot be used; each reason is counted by itself. */
  public enum Reason {
    /** Not JSON, or not UTF-8. */
    NOT_JSON,
    /** JSON, but not an object where one must be. */
    NOT_AN_OBJECT,
    /** A key occurs twice in one object. */
    DUPLICATE_KEY,
    /** Nested deeper than allowed. */
    TOO_DEEP,
    /** Larger than allowed. */
    TOO_LARGE,
    /** A number outside the range that Matrix allows. */
    NUMBER_OUT_OF_RANGE,
    /** A required field is missing. */
    MISSING_FIELD,
    /** A field has the wrong type. */
    WRONG_TYPE,
    /** An identifier is malformed. */
    BAD_ID,
    /** A record of a newer version, with a value that this version does not know. */
    NEWER_FORMAT,
    /** A rule divided by zero, overflowed or failed to convert a value on an event. */
    RULE_FAULT
  }
}
