package dev.forseti.training.trees;

/**
 * A way to part the rows of a leaf.
 *
 * @param column the input that is asked
 * @param bin rows in bins up to that one go left
 * @param unknownLeft whether rows of which it is unknown go left
 * @param gain by how much the loss falls
 * @param left what the left part would say
 * @param right what the right part would say
 */
record Split(
    int column, int bin, boolean unknownLeft, double gain, Leaf.Say left, Leaf.Say right) {}
