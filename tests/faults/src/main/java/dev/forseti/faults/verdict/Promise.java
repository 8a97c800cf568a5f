package dev.forseti.faults.verdict;

/** What holds whatever a part suffers. */
public enum Promise {
  /** What the tap answered 200 for is in the log of events and in the console. */
  NO_EVENT_LOST("events lost"),
  /** No event is in the log of events twice. */
  NO_EVENT_TWICE("events stored twice"),
  /** What the console answered 200 for is in the topic of decisions and in the console. */
  NO_DECISION_LOST("decisions lost"),
  /** The policy room lists each attacker whom no moderator cleared. */
  ATTACKERS_LISTED("attackers not listed"),
  /** It lists nobody whom a moderator cleared. */
  CLEARED_UNLISTED("cleared, and listed"),
  /** It lists nobody and nothing else. */
  NOBODY_INNOCENT_LISTED("innocents listed"),
  /** Who must be listed is banned in each of the community's rooms, and nobody else. */
  BANS_AS_DESIRED("bans not as desired"),
  /** No entry was written a second time without a reason. */
  WRITTEN_ONCE("entries written twice"),
  /** It is ready, and somebody new is listed, soon after the fault. */
  RECOVERED("recovered too late");

  private final String broken;

  Promise(String broken) {
    this.broken = broken;
  }

  /** How it is called when it is broken. */
  public String broken() {
    return broken;
  }
}
