/** The page of a case: what happened, why the subject is flagged, what a decision will do. */
@NullMarked
package dev.forseti.admin.review;

import org.jspecify.annotations.NullMarked;
