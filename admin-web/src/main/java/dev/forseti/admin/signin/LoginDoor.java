package dev.forseti.admin.signin;

import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * What all ways to sign in share.
 *
 * @param limits how often may be tried
 * @param known who is no stranger
 * @param refused where it is counted who had to wait
 * @param clock the time of a try
 */
@Component
record LoginDoor(LoginLimits limits, Acquaintances known, RefusedTries refused, Clock clock) {}
