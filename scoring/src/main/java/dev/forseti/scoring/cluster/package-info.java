/**
 * The scoring job on a Flink outside this process: what is sent there, and how exactly one job is
 * kept running while the cluster and this process come and go.
 */
@NullMarked
package dev.forseti.scoring.cluster;

import org.jspecify.annotations.NullMarked;
