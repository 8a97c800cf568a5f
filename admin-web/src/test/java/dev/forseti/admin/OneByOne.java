package dev.forseti.admin;

import dev.forseti.runtime.health.Troubles;

/**
 * Starts and stops consoles one at a time: Spring's logging belongs to the process, and a console
 * that ends takes from one that begins what that has set.
 */
final class OneByOne {
  private OneByOne() {}

  static synchronized AdminServer start(AdminConfig config, Troubles troubles) {
    return AdminServer.start(config, troubles);
  }

  static synchronized void stop(AdminServer server) {
    server.close();
  }
}
