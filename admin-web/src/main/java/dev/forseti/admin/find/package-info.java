/**
 * The find box: what the words that a moderator typed or pasted name, and the page that shows it.
 * Add a kind of thing to {@link dev.forseti.admin.find.FindTarget}.
 */
@org.jspecify.annotations.NullMarked
package dev.forseti.admin.find;
