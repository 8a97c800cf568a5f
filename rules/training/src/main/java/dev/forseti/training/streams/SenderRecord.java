package dev.forseti.training.streams;

/**
 * How a sender came out of a stream.
 *
 * @param stream where
 * @param isAbuser what the sender is
 * @param best the greatest reputation from the first labelled message of the stream on, in nats
 * @param first the reputation with the first own labelled message
 * @param isReviewed whether a moderator was asked, or more
 * @param isActedOn whether it was acted on
 */
public record SenderRecord(
    String stream,
    boolean isAbuser,
    double best,
    double first,
    boolean isReviewed,
    boolean isActedOn) {}
