package dev.forseti.model;

import java.time.Instant;

/**
 * How far a tap has read; written in the same Kafka transaction as the events it covers.
 *
 * @param tap the name of the tap
 * @param position the newest transaction id, offset or line that is in Kafka
 * @param at the tap's clock
 */
public record TapPosition(String tap, String position, Instant at) {}
