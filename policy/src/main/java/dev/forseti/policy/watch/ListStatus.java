package dev.forseti.policy.watch;

import dev.forseti.lists.opinion.Trust;

/**
 * How it stands with a list that is watched.
 *
 * @param name its room's id or alias
 * @param mode how far it is followed
 * @param entries how many of its entries are in force, those that are set aside included
 * @param isRead whether it was read since the start; else what it said before counts
 */
public record ListStatus(String name, Trust.Mode mode, long entries, boolean isRead) {}
