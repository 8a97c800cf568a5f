/** What a case shows. */
@NullMarked
package dev.forseti.admin.review;

import org.jspecify.annotations.NullMarked;
