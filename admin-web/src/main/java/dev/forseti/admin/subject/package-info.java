/** The pages of users, servers, rooms and links: reputation over time, messages, what was done. */
@NullMarked
package dev.forseti.admin.subject;

import org.jspecify.annotations.NullMarked;
