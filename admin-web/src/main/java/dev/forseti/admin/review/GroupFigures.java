package dev.forseti.admin.review;

import java.time.Instant;

/**
 * How many belong to a campaign, and what became of them.
 *
 * @param members how many; of more than the greatest number of rows, one more than those
 * @param held whose measures are held with it
 * @param waiting who is neither held, listed nor decided
 * @param listed who is in our list
 * @param redacted of whom a message was removed
 * @param decided about whom alone a moderator has decided
 * @param eased who stands well by now
 * @param act of all, who stands at act
 * @param review at review
 * @param watch at watch
 * @param moderators who of them is a moderator of ours
 * @param since when the first one came
 * @param newest when the newest one did
 * @param arrivals how they came from the first to the newest, as points of a line
 */
public record GroupFigures(
    int members,
    long held,
    long waiting,
    long listed,
    long redacted,
    long decided,
    long eased,
    long act,
    long review,
    long watch,
    long moderators,
    Instant since,
    Instant newest,
    String arrivals) {}
