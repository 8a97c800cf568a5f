package dev.forseti.admin.signin;

import org.apache.catalina.Context;
import org.apache.catalina.Manager;
import org.apache.catalina.session.ManagerBase;
import org.apache.catalina.session.StandardManager;
import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.stereotype.Component;

/** Room for sessions, which are in memory: of those who signed in, since nobody else has one. */
@Component
final class SessionLimit implements TomcatContextCustomizer {
  /** The greatest number of sessions. */
  static final int MOST = 5_000;

  private final ManagerBase sessions = new StandardManager();

  @Override
  public void customize(Context context) {
    sessions.setMaxActiveSessions(MOST);
    context.setManager(sessions);
  }

  /** Whether no further session can be had before one ends. */
  boolean isFull() {
    return sessions.getActiveSessions() >= MOST;
  }

  /** The sessions that there are. */
  Manager sessions() {
    return sessions;
  }
}
