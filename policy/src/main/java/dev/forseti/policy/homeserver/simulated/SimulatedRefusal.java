package dev.forseti.policy.homeserver.simulated;

import dev.forseti.runtime.http.Response;

/**
 * Why a simulated homeserver will not do something, as Synapse answers it.
 *
 * @param status the HTTP status
 * @param errcode Matrix's code
 * @param error in words
 */
record SimulatedRefusal(int status, String errcode, String error) {

  /** What the rules of a room or the homeserver's own forbid. */
  static SimulatedRefusal forbidden(String error) {
    return new SimulatedRefusal(403, "M_FORBIDDEN", error);
  }

  /** What a membership that stands in the way forbids. */
  static SimulatedRefusal badState(String error) {
    return new SimulatedRefusal(403, "M_BAD_STATE", error);
  }

  /** As the answer to a call. */
  <T> Response<T> response() {
    return new Response.Refused<>(status, errcode, error);
  }
}
