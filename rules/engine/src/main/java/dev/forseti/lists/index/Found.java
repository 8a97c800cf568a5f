package dev.forseti.lists.index;

import dev.forseti.lists.entry.EntryKind;
import java.util.ArrayList;
import java.util.List;

/** What a check of an id has found so far. */
final class Found<T> {
  private final EntryKind kind;
  private final String id;
  private List<Hit<T>> hits = List.of();

  Found(EntryKind kind, String id) {
    this.kind = kind;
    this.id = id;
  }

  /** Takes one in if it covers the folded id, and whatever the kind demands of the case. */
  void add(Node<T> node, boolean isCovered) {
    if (!isCovered) {
      return;
    }
    boolean isExact = kind == EntryKind.SERVER || node.isExact(id);
    if (isExact || kind == EntryKind.USER) {
      if (hits.isEmpty()) {
        hits = new ArrayList<>(2);
      }
      hits.add(new Hit<>(node.value, isExact));
    }
  }

  List<Hit<T>> hits() {
    return hits;
  }
}
