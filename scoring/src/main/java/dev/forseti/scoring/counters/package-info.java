/**
 * The counters over time. Here is the stage keyed by a counter's group and key; it knows no rules,
 * since each update says how its counter counts.
 */
@NullMarked
package dev.forseti.scoring.counters;

import org.jspecify.annotations.NullMarked;
