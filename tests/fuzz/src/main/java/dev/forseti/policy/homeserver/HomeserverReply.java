package dev.forseti.policy.homeserver;

import dev.forseti.runtime.http.ReadArray;
import dev.forseti.wire.JsonRefused;

/** Reads a room's state from what a homeserver answers; what cannot be read is set aside. */
public final class HomeserverReply {
  private HomeserverReply() {}

  /** One execution. */
  public static void run(byte[] input) {
    try {
      StateCollector collector = new StateCollector(type -> true, new StateBounds(100, 1 << 20));
      ReadArray.of(input).items().forEach(collector::take);
      var unused = collector.all();
    } catch (JsonRefused noArray) {
      return;
    }
  }
}
