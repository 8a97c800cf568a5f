package dev.forseti.policy.publish;

import dev.forseti.model.Mode;
import java.time.Duration;

/**
 * What publishing is told by the configuration.
 *
 * @param mode the community's mode; it limits verdicts, never decisions
 * @param validity how long an entry that follows from a verdict stands
 */
public record PublishConfig(Mode mode, Duration validity) {}
