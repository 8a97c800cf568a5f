@NullMarked
package dev.forseti.policy.management;

import org.jspecify.annotations.NullMarked;
