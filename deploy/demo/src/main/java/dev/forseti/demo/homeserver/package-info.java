/**
 * The homeserver that the script is played on: a real Synapse, or a recording of one where Python
 * is missing. Both look the same to the demo.
 */
@NullMarked
package dev.forseti.demo.homeserver;

import org.jspecify.annotations.NullMarked;
