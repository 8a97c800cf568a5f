package dev.forseti.admin.signin;

import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * What all ways to sign in share.
 *
 * @param limits how often may be tried
 * @param known who is no stranger
 * @param failed where it is counted who got in by no try
 * @param clock the time of a try
 */
@Component
record LoginDoor(LoginLimits limits, Acquaintances known, FailedTries failed, Clock clock) {}
