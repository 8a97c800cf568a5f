package dev.forseti.admin;

import org.junit.jupiter.api.BeforeEach;

/** A test on a console of its own, with a moderator who is signed in. */
public abstract class SignedInFixture extends ConsoleFixture {
  /** The cookie of the session. */
  @SuppressWarnings("NullAway.Init")
  protected String session;

  @BeforeEach
  void signIn() throws Exception {
    session = console.signIn();
  }
}
