package dev.forseti.model;

/**
 * What stands at one place of a list that is watched: an entry, or what cannot be one, as its
 * writers wrote it. Readers make an entry of it as policy does, so what a later version understands
 * is read without being written again.
 *
 * @param list the list as the operator names it, a room's id or alias: of a room that was replaced,
 *     still the name under which it is trusted
 * @param event the state event that stands there
 * @param use what may follow from it
 * @param why why no more follows; empty for what is in force
 */
public record WatchedEvent(String list, ListEvent event, Use use, String why) {
  /** What may follow from what stands in a list. */
  public enum Use {
    /** The list's entry counts as far as the list is trusted. */
    IN_FORCE,
    /** An entry that would do harm here: nothing is done because of it, and nothing undone. */
    QUARANTINED,
    /** It cannot be read as an entry. */
    UNUSABLE
  }
}
