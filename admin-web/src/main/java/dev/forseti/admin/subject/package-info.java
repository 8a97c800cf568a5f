/** The page of a user: reputation over time, signals, messages, decisions and outcomes. */
@NullMarked
package dev.forseti.admin.subject;

import org.jspecify.annotations.NullMarked;
