/**
 * What a pack would change: two sets of packs over the same events, side by side, judged by what is
 * known of their senders. Nothing here decides anything; it says what the labels bear out.
 */
@NullMarked
package dev.forseti.training.backtest;

import org.jspecify.annotations.NullMarked;
