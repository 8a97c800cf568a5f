/** The audit: who decided, who read private messages, who signed in. Lines are only added. */
@NullMarked
package dev.forseti.admin.audit;

import org.jspecify.annotations.NullMarked;
