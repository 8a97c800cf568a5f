package dev.forseti.policy.enforce;

import dev.forseti.model.Measure.Kind;
import dev.forseti.model.RoomId;
import dev.forseti.policy.enforce.RoomActionCall.Performed;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.StateEvent;
import dev.forseti.runtime.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Shuts servers out of one room, or lets some in again, in one event; it uses nothing but the
 * actions, on any thread.
 */
record ServerAclCall(HomeserverClient homeserver) {
  private static final String ANOTHERS = "the server is shut out there by another";
  private static final String GONE = "the server is not shut out there any more";

  /**
   * What came of each action, in their order.
   *
   * @param actions all bans, or all unbans
   */
  Response<List<Performed>> perform(RoomId room, List<RoomAction> actions) {
    Response<Optional<StateEvent>> answer = homeserver.stateEventIfSet(room, ServerAcl.TYPE, "");
    if (!(answer instanceof Response.Done<Optional<StateEvent>>(Optional<StateEvent> there))) {
      return answer.failed();
    }
    ServerAcl acl = ServerAcl.of(there.map(StateEvent::content));
    boolean isBan = actions.getFirst().measure().kind() == Kind.BAN;
    List<Performed> results =
        actions.stream()
            .map(each -> isBan ? banned(acl, host(each)) : freed(acl, host(each)))
            .toList();
    Set<String> changed = hosts(actions, host -> isBan ? !acl.denies(host) : acl.isMarked(host));
    if (changed.isEmpty()) {
      return new Response.Done<>(results);
    }
    ServerAcl wanted = isBan ? acl.with(changed) : acl.without(changed);
    return homeserver.sendState(room, ServerAcl.TYPE, "", wanted.content()).map(event -> results);
  }

  private static Set<String> hosts(List<RoomAction> actions, Predicate<String> wanted) {
    return actions.stream().map(ServerAclCall::host).filter(wanted).collect(Collectors.toSet());
  }

  private static String host(RoomAction action) {
    return action.measure().subject().id();
  }

  private static Performed banned(ServerAcl before, String host) {
    return before.denies(host) && !before.isOurs(host)
        ? new Performed.Already(ANOTHERS)
        : new Performed.Done(null);
  }

  private static Performed freed(ServerAcl before, String host) {
    if (!before.denies(host)) {
      return new Performed.Already(GONE);
    }
    return before.isOurs(host) ? new Performed.Done(null) : new Performed.Already(ANOTHERS);
  }
}
