package dev.forseti.policy;

import dev.forseti.policy.enforce.RoomModerators;
import java.util.concurrent.Executor;

/**
 * What work in the community's rooms needs.
 *
 * @param executor where the homeserver is asked about them
 * @param problems hears which of them cannot be seen
 */
record RoomWork(Executor executor, RoomModerators.RoomProblems problems) {}
