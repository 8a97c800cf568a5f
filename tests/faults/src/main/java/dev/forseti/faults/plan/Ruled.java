package dev.forseti.faults.plan;

import dev.forseti.model.Decision;
import dev.forseti.model.UserId;
import java.time.Duration;

/**
 * A decision that a moderator sends to the console.
 *
 * @param at when, from the beginning of the part of the script in which the fault is
 */
public record Ruled(Duration at, UserId about, Decision.Kind kind) {}
