/** What the tests of several modules share: real parts, started in the test's own process. */
@NullMarked
package dev.forseti.testing;

import org.jspecify.annotations.NullMarked;
