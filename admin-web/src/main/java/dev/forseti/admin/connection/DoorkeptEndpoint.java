package dev.forseti.admin.connection;

import dev.forseti.runtime.http.DoorLimits;
import dev.forseti.runtime.http.Doorkeeper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Tomcat's connections, with a doorkeeper. One that must go is only told that nothing more comes:
 * Tomcat then ends it as it ends every connection. Connections of proxies are not counted, since
 * each carries the requests of many.
 */
final class DoorkeptEndpoint extends NioEndpoint {
  /** Browsers of one household or office, and all strangers; idle ones end by Tomcat's time-out. */
  private static final DoorLimits STRANGERS = new DoorLimits(32, 256, Duration.ofSeconds(10));

  private final Doorkeeper<SocketChannel> doorkeeper = new Doorkeeper<>(STRANGERS);
  private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
  private volatile Set<String> proxies = Set.of();

  /** Whose connections are not counted. */
  void trust(List<String> addresses) {
    proxies = Set.copyOf(addresses);
  }

  @Override
  protected boolean setSocketOptions(SocketChannel socket) {
    forgetClosed();
    try {
      if (socket.getRemoteAddress() instanceof InetSocketAddress from) {
        InetAddress address = from.getAddress();
        if (!proxies.contains(address.getHostAddress())) {
          open.add(socket);
          doorkeeper.opened(socket, address).forEach(DoorkeptEndpoint::end);
        }
      }
    } catch (IOException gone) {
      return false;
    }
    return super.setSocketOptions(socket);
  }

  /** The sender of a request over this connection is signed in. */
  void proved(String connection) {
    for (SocketWrapperBase<NioChannel> each : getConnections()) {
      if (each.getServletConnection("http/1.1", "").getConnectionId().equals(connection)) {
        doorkeeper.proved(each.getSocket().getIOChannel());
      }
    }
  }

  private void forgetClosed() {
    for (SocketChannel each : open) {
      if (!each.isOpen()) {
        open.remove(each);
        doorkeeper.closed(each);
      }
    }
  }

  private static void end(SocketChannel socket) {
    try {
      socket.shutdownInput();
    } catch (IOException hasEnded) {
      // as it should
    }
  }
}
