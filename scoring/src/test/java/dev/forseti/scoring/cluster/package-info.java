/** What goes to a cluster; that it runs there, {@code ExternalFlinkIT} of the standalone shows. */
@NullMarked
package dev.forseti.scoring.cluster;

import org.jspecify.annotations.NullMarked;
