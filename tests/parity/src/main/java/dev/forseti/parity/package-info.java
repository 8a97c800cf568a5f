/**
 * Whether we read policy lists as others do: lists are made at random, what we say of them is
 * written down, and {@code compare.mjs} asks Draupnir's own library the same.
 */
@NullMarked
package dev.forseti.parity;

import org.jspecify.annotations.NullMarked;
