package dev.forseti.policy.homeserver;

class SimulatedHomeserverTest extends HomeserverContract {
  private final SimulatedHomeserver homeserver = new SimulatedHomeserver(SELF);

  @Override
  HomeserverClient client() {
    return homeserver;
  }
}
