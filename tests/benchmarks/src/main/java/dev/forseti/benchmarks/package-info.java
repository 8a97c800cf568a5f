/**
 * How fast Forseti is, measured beside a peer in the same run where there is one. Figures go to a
 * file as they were read; who reads them takes the medians.
 */
@NullMarked
package dev.forseti.benchmarks;

import org.jspecify.annotations.NullMarked;
