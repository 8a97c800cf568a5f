package dev.forseti.admin.connection;

import org.apache.coyote.http11.Http11NioProtocol;

/** HTTP whose connections have a doorkeeper. Tomcat makes it by its name. */
public final class DoorkeptProtocol extends Http11NioProtocol {
  private final DoorkeptEndpoint endpoint;

  /** With limits, and without proxies. */
  public DoorkeptProtocol() {
    this(new DoorkeptEndpoint());
  }

  private DoorkeptProtocol(DoorkeptEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
  }

  /** Its connections. */
  DoorkeptEndpoint connections() {
    return endpoint;
  }
}
