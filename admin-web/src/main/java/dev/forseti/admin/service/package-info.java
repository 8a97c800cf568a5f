/**
 * How the service does: parts that do not work, records that cannot be read, rules that do not run.
 */
@NullMarked
package dev.forseti.admin.service;

import org.jspecify.annotations.NullMarked;
