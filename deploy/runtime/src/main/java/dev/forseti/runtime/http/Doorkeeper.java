package dev.forseti.runtime.http;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which connections must go when too many have not said who they are. A newcomer always comes in:
 * the oldest stranger of its own address goes for it, or of the network that has the most. Who is
 * known is never sent away and takes no stranger's place. Any thread may call.
 *
 * @param <C> a connection
 */
public final class Doorkeeper<C> {
  private final DoorLimits limits;
  private final Map<C, CallerNetwork> strangers = new LinkedHashMap<>();
  private final Map<C, CallerNetwork> known = new HashMap<>();

  /** Nobody has come yet. */
  public Doorkeeper(DoorLimits limits) {
    this.limits = limits;
  }

  /**
   * One has connected.
   *
   * @return those that must be closed for it
   */
  public synchronized List<C> opened(C caller, InetAddress from) {
    return strange(caller, CallerNetwork.of(from));
  }

  /** It has said who it is, and that is right. */
  public synchronized void proved(C caller) {
    CallerNetwork from = strangers.remove(caller);
    if (from != null) {
      known.put(caller, from);
    }
  }

  /**
   * One that was known is a stranger again: what it asked for last was refused.
   *
   * @return those that must be closed for it
   */
  public synchronized List<C> refused(C caller) {
    CallerNetwork from = known.remove(caller);
    return from == null ? List.of() : strange(caller, from);
  }

  /** Its connection has ended. */
  public synchronized void closed(C caller) {
    strangers.remove(caller);
    known.remove(caller);
  }

  /** Whether it is connected and has not said who it is. */
  public synchronized boolean isStranger(C caller) {
    return strangers.containsKey(caller);
  }

  /** How many strangers are connected. */
  public synchronized int strangers() {
    return strangers.size();
  }

  private List<C> strange(C caller, CallerNetwork from) {
    strangers.put(caller, from);
    List<C> gone = new ArrayList<>();
    if (count(CallerNetwork::address, from.address()) > limits.perAddress()) {
      gone.addAll(sendAway(CallerNetwork::address, from.address()));
    }
    if (strangers.size() > limits.strangers()) {
      gone.addAll(sendAway(CallerNetwork::network, fullest()));
    }
    return gone;
  }

  private long count(Function<CallerNetwork, String> part, String is) {
    return strangers.values().stream().filter(it -> part.apply(it).equals(is)).count();
  }

  /** The oldest of an address or a network. */
  private List<C> sendAway(Function<CallerNetwork, String> part, String is) {
    Optional<C> oldest =
        strangers.entrySet().stream()
            .filter(it -> part.apply(it.getValue()).equals(is))
            .map(Map.Entry::getKey)
            .findFirst();
    oldest.ifPresent(strangers::remove);
    return oldest.stream().toList();
  }

  /** The network with the most strangers; of several, the one whose first came first. */
  private String fullest() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    strangers.values().forEach(it -> counts.merge(it.network(), 1, Integer::sum));
    Map.@Nullable Entry<String, Integer> most = null;
    for (Map.Entry<String, Integer> each : counts.entrySet()) {
      if (most == null || each.getValue() > most.getValue()) {
        most = each;
      }
    }
    return most == null ? "" : most.getKey();
  }
}
