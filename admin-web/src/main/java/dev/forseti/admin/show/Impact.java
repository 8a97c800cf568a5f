package dev.forseti.admin.show;

import java.util.OptionalLong;

/**
 * Whom and what a decision about a subject touches, counted before it is taken.
 *
 * @param messages messages of the subject that are stored here
 * @param rooms rooms that they stand in
 * @param members joined members of those rooms whom we know
 * @param followers joined members of our policy rooms; none when no policy room is known yet
 * @param moderator whether the subject is one of our moderators
 * @param bridged whether the subject looks like a user of a bridge
 */
public record Impact(
    long messages,
    long rooms,
    long members,
    OptionalLong followers,
    boolean moderator,
    boolean bridged) {}
