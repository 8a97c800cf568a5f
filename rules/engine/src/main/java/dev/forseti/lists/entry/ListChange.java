package dev.forseti.lists.entry;

/** What an event changed of the entries in force in a list. */
public sealed interface ListChange {
  /** An entry came into force. */
  record Added(WatchedEntry entry) implements ListChange {}

  /** Another entry is in force under the same key. */
  record Changed(WatchedEntry before, WatchedEntry entry) implements ListChange {}

  /** An entry is in force no more, and none is in its place. */
  record Removed(WatchedEntry before) implements ListChange {}

  /** The room was closed; its entries stay in force until its reader decides. */
  record Closed(Tombstone tombstone) implements ListChange {}
}
