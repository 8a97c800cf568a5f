/**
 * The demo: a script of ordinary talk and an attack, played on a stage (a real Synapse, or a
 * recording where no Python is), and each promise looked at from outside: the policy room as a
 * member of it sees it, the console over its API.
 */
@NullMarked
package dev.forseti.standalone.demo;

import org.jspecify.annotations.NullMarked;
