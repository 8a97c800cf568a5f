/**
 * From a decoded event to its features: since when its server is known, whether it is a duplicate,
 * what its sender did before. Here are the stages keyed by server and by sender.
 */
@NullMarked
package dev.forseti.scoring.features;

import org.jspecify.annotations.NullMarked;
