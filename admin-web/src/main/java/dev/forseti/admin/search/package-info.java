/**
 * Messages found by their words: an index of the stored events beside the database, kept by who
 * follows the table {@code events}, and the page that asks it. The table alone is the truth: an
 * index that is lost, unreadable or of another form is made anew, and what the table forgets the
 * index forgets. To find events by something else, add it to {@link
 * dev.forseti.admin.search.EventDocument} and {@link dev.forseti.admin.search.SearchField}, and
 * count {@link dev.forseti.admin.search.EventIndex#FORMAT} on.
 */
@NullMarked
package dev.forseti.admin.search;

import org.jspecify.annotations.NullMarked;
