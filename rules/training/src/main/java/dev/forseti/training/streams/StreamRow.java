package dev.forseti.training.streams;

import java.util.Map;
import java.util.Set;

/**
 * What could be seen of one labelled message when it was sent.
 *
 * @param stream where it was sent
 * @param sender who sent it
 * @param isAbuse what it is
 * @param place its place among the labelled messages of its sender, from 0
 * @param before how many messages of the sender were seen before it
 * @param logOdds the reputation that the rules without models give the sender with it, in nats
 * @param byRule by the id of a rule without a model, what it counts in that, in nats; of others
 *     nothing
 * @param asked the keys of the models that a rule asked about it: of others it does not matter what
 *     they would say, and their inputs may be unknown
 * @param inputs by the key of a model of trees, what its trees see
 * @param texts by the key of a model of texts, the text that it weighs; without it when unknown
 */
public record StreamRow(
    String stream,
    String sender,
    boolean isAbuse,
    int place,
    long before,
    double logOdds,
    Map<String, Double> byRule,
    Set<String> asked,
    Map<String, double[]> inputs,
    Map<String, String> texts) {}
