/**
 * The running whole: starts the parts in the order in which they need each other, each from the one
 * configuration, and stops them the other way round.
 */
@NullMarked
package dev.forseti.standalone.service;

import org.jspecify.annotations.NullMarked;
