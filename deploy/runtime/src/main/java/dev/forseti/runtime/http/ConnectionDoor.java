package dev.forseti.runtime.http;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;

/** Closes the connections of strangers that are too many or take too long, and counts them. */
final class ConnectionDoor implements Connection.Listener {
  /** What is counted for a connection that went for a newer one. */
  static final String TOO_MANY = "TOO_MANY_CONNECTIONS";

  /** What is counted for a connection whose caller did not say who it is in time. */
  static final String LATE = "NO_REQUEST_IN_TIME";

  private final DoorLimits limits;
  private final Doorkeeper<EndPoint> doorkeeper;
  private final ScheduledExecutorService timer;
  private final Consumer<String> refused;
  private final Map<EndPoint, Future<?>> ends = new ConcurrentHashMap<>();

  /**
   * A door through which nobody has come yet.
   *
   * @param refused hears {@link #TOO_MANY} and {@link #LATE} for each connection that is closed
   */
  ConnectionDoor(DoorLimits limits, ScheduledExecutorService timer, Consumer<String> refused) {
    this.limits = limits;
    this.doorkeeper = new Doorkeeper<>(limits);
    this.timer = timer;
    this.refused = refused;
  }

  @Override
  public void onOpened(Connection connection) {
    EndPoint caller = connection.getEndPoint();
    if (caller.getRemoteSocketAddress() instanceof InetSocketAddress from) {
      closeAll(doorkeeper.opened(caller, from.getAddress()));
      endInTime(caller);
    } else {
      caller.close(); // it has gone already
    }
  }

  @Override
  public void onClosed(Connection connection) {
    EndPoint caller = connection.getEndPoint();
    doorkeeper.closed(caller);
    forgetEnd(caller);
  }

  /** Its request may be answered. */
  void proved(EndPoint caller) {
    doorkeeper.proved(caller);
    forgetEnd(caller);
  }

  /** Its request was refused. */
  void refused(EndPoint caller) {
    closeAll(doorkeeper.refused(caller));
    endInTime(caller);
  }

  /** Whether it has not said who it is, or was refused. */
  boolean isStranger(EndPoint caller) {
    return doorkeeper.isStranger(caller);
  }

  private void closeAll(List<EndPoint> callers) {
    callers.forEach(caller -> close(caller, TOO_MANY));
  }

  private void endInTime(EndPoint caller) {
    try {
      Future<?> before =
          ends.put(
              caller,
              timer.schedule(() -> endOf(caller), limits.within().toNanos(), TimeUnit.NANOSECONDS));
      if (before != null) {
        before.cancel(false);
      }
    } catch (RejectedExecutionException stopped) {
      caller.close();
    }
    if (!doorkeeper.isStranger(caller)) { // it has gone meanwhile
      forgetEnd(caller);
    }
  }

  private void endOf(EndPoint caller) {
    if (doorkeeper.isStranger(caller)) {
      close(caller, LATE);
    }
  }

  private void close(EndPoint caller, String why) {
    refused.accept(why);
    caller.close();
  }

  private void forgetEnd(EndPoint caller) {
    Future<?> end = ends.remove(caller);
    if (end != null) {
      end.cancel(false);
    }
  }
}
