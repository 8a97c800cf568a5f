package dev.forseti.e2e.raid;

import dev.forseti.demo.synapse.AppServiceUsers;
import dev.forseti.demo.synapse.MatrixClient;
import dev.forseti.demo.synapse.MatrixRefusal;
import dev.forseti.model.EventId;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** People who join rooms and speak there, several at a time. */
final class Crowd {
  private static final int FORBIDDEN = 403;

  private final AppServiceUsers users;
  private final List<RoomId> rooms;
  private final Queue<EventId> said = new ConcurrentLinkedQueue<>();
  private final Set<String> joined = ConcurrentHashMap.newKeySet();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger transaction = new AtomicInteger();

  Crowd(AppServiceUsers users, List<RoomId> rooms) {
    this.users = users;
    this.rooms = rooms;
  }

  /** Makes the accounts; how long that took. */
  Duration register(List<String> names) throws InterruptedException {
    return inTurn(names.size(), i -> users.register(names.get(i)));
  }

  /** Does it for each number below the limit, in order, as many at a time as there are senders. */
  static Duration inTurn(int count, IntConsumer act) throws InterruptedException {
    long begin = System.nanoTime();
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(RaidPlan.SENDERS)) {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < RaidPlan.SENDERS; thread++) {
        all.add(
            threads.submit(
                () -> {
                  for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    act.accept(i);
                  }
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } catch (ExecutionException failed) {
      throw new AssertionError("the homeserver did not do as asked", failed.getCause());
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** Says it in that room, and joins first where it was not yet; whoever is banned is refused. */
  void say(String name, int room, String text) {
    RoomId where = rooms.get(room % rooms.size());
    MatrixClient client = users.client(name);
    try {
      if (joined.add(name + " " + where)) {
        client.join(where);
      }
      // Synapse knows transactions of all users of a service together.
      said.add(client.say(where, text, name + transaction.incrementAndGet()));
    } catch (MatrixRefusal refusal) {
      if (refusal.status() != FORBIDDEN) {
        throw refusal;
      }
      refused.incrementAndGet();
    }
  }

  /** What the homeserver has taken so far. */
  Collection<EventId> said() {
    return List.copyOf(said);
  }

  /** How many messages the homeserver refused, since their sender was banned already. */
  int refused() {
    return refused.get();
  }

  /** The ids of these people. */
  Set<UserId> ids(Collection<String> names) {
    Set<UserId> ids = ConcurrentHashMap.newKeySet();
    names.forEach(name -> ids.add(users.user(name)));
    return ids;
  }
}
