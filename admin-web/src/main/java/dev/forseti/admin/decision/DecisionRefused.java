package dev.forseti.admin.decision;

import dev.forseti.admin.cases.CaseRow;

/** A decision that cannot be taken; the message says why, for the moderator. */
public final class DecisionRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  DecisionRefused(String why) {
    super(why);
  }

  /** A case as it is now takes no decision of somebody who saw it before. */
  static DecisionRefused of(CaseRow row) {
    if (row.open()) {
      return new DecisionRefused(
          "a new verdict was reached since this page was loaded: look again");
    }
    if (row.closedWhy() == null) {
      return new DecisionRefused("somebody decided case " + row.id() + " first, it is not open");
    }
    String group = row.groupCase() == null ? "" : ", case " + row.groupCase();
    return new DecisionRefused(
        "case " + row.id() + " closed by itself: " + row.closedWhy() + group);
  }
}
