/**
 * Policy as a part of the service: its settings and the loop that takes verdicts and decisions in
 * and has them published and enforced.
 */
@NullMarked
package dev.forseti.policy;

import org.jspecify.annotations.NullMarked;
