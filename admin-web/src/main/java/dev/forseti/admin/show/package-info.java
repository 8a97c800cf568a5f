/**
 * What pages show, read from the tables and made fit to be looked at: conversations, the sum of
 * evidence as bars, what a decision would reach, hostile text made harmless. It decides nothing.
 */
@NullMarked
package dev.forseti.admin.show;

import org.jspecify.annotations.NullMarked;
