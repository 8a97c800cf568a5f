/** Tests of the taps. */
@NullMarked
package dev.forseti.ingest.appservice;

import org.jspecify.annotations.NullMarked;
