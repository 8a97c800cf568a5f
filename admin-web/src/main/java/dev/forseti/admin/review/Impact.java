package dev.forseti.admin.review;

import java.util.OptionalLong;

/**
 * Whom and what a decision about a subject touches, counted before it is taken.
 *
 * @param messages messages of the subject that are stored here, counted up to {@link #MOST}
 * @param rooms rooms that they stand in
 * @param members joined members of those rooms whom we know; as many as {@link #MOST} memberships
 *     were looked at
 * @param more whether there are more messages or members than were counted
 * @param followers joined members of our policy rooms; none when no policy room is known yet
 * @param moderator whether the subject is one of our moderators, or the server of one
 * @param bridged whether the subject looks like a user of a bridge
 */
public record Impact(
    long messages,
    long rooms,
    long members,
    boolean more,
    OptionalLong followers,
    boolean moderator,
    boolean bridged) {
  /** The greatest number that is counted: a page must not wait for the loudest sender. */
  public static final int MOST = 10_000;
}
