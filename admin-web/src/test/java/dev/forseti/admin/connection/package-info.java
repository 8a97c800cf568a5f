/** The console against strangers, over sockets. */
@NullMarked
package dev.forseti.admin.connection;

import org.jspecify.annotations.NullMarked;
