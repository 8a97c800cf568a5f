/** The parts start, stop and keep what they made. */
@NullMarked
package dev.forseti.standalone.service;

import org.jspecify.annotations.NullMarked;
