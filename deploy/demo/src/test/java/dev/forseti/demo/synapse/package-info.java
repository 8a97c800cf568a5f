/** Tests of the real Synapse beside this process. */
@NullMarked
package dev.forseti.demo.synapse;

import org.jspecify.annotations.NullMarked;
