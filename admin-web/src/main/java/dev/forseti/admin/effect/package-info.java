/**
 * What is in force about a subject by now, from entries, outcomes and memberships: listed, held
 * back, banned where, and what is still under way. Pages promise nothing that is not read here.
 */
@NullMarked
package dev.forseti.admin.effect;

import org.jspecify.annotations.NullMarked;
