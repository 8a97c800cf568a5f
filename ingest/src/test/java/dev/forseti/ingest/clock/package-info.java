@NullMarked
package dev.forseti.ingest.clock;

import org.jspecify.annotations.NullMarked;
