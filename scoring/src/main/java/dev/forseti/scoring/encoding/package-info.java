/**
 * What formats are made of: {@link VersionedFormat}, and how texts, numbers, JSON, flags and
 * signals become bytes. Nothing here knows which formats there are; those are in package {@code
 * stream}.
 */
@NullMarked
package dev.forseti.scoring.encoding;

import org.jspecify.annotations.NullMarked;
