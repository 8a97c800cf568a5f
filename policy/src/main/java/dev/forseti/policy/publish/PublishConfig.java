package dev.forseti.policy.publish;

import dev.forseti.model.Mode;
import java.time.Duration;

/**
 * The part of the configuration that publishing needs.
 *
 * @param mode the community's mode; it limits verdicts, never decisions
 * @param validity how long an entry that follows from a verdict holds
 */
public record PublishConfig(Mode mode, Duration validity) {}
