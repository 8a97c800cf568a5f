/** What an identifier accepts and refuses. */
@NullMarked
package dev.forseti.model;

import org.jspecify.annotations.NullMarked;
