package dev.forseti.admin.queue;

import dev.forseti.admin.cases.CaseRow;
import dev.forseti.admin.effect.Effects;

/**
 * A row of the queue.
 *
 * @param row the case
 * @param name the subject's newest name; empty when none is known
 * @param messages messages of the subject that are stored here
 * @param rooms rooms that they stand in
 * @param day its events of the last 24 hours as points of a line, 100 wide and 24 high
 * @param effects what is in force about the subject
 */
public record QueueRow(
    CaseRow row, String name, long messages, long rooms, String day, Effects effects) {}
