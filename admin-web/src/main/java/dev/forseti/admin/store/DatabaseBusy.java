package dev.forseti.admin.store;

import org.springframework.dao.TransientDataAccessException;

/** Others change the same now, or too many change something; nothing has changed for this one. */
public final class DatabaseBusy extends TransientDataAccessException {
  /** What to say to who asked for it. */
  public static final String TEXT =
      "busy: others are changing the same just now, nothing of yours was changed; try again";

  private static final long serialVersionUID = 1;

  DatabaseBusy() {
    super(TEXT);
  }

  DatabaseBusy(RuntimeException cause) {
    super(TEXT, cause);
  }
}
