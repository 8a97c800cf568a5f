package dev.forseti.runtime.http;

import org.eclipse.jetty.io.EndPoint;

/** The other end of a request's connection. */
record Caller(EndPoint connection, ConnectionDoor door) {
  /** It may call. */
  void proved() {
    door.proved(connection);
  }

  /** It may not. */
  void refused() {
    door.refused(connection);
  }

  /** Ends its connection, whatever it is doing. */
  void cutOff() {
    connection.close();
  }
}
