package dev.forseti.lists.index;

import dev.forseti.lists.entry.Entity;
import org.jspecify.annotations.Nullable;

/** An entity of the index, in a chain of those that are found by the same key. */
final class Node<T> {
  final Entity entity;

  /** The id, the pattern or the hash as it is compared. */
  final String text;

  final T value;
  @Nullable Node<T> next;

  Node(Entity entity, String text, T value) {
    this.entity = entity;
    this.text = text;
    this.value = value;
  }

  /** Whether the entity, as it was written, covers the id. */
  boolean isExact(String id) {
    return switch (entity) {
      case Entity.Literal literal -> literal.id().equals(id);
      case Entity.Glob glob -> Globs.matches(glob.pattern(), id);
      case Entity.Hashed hashed -> true;
    };
  }
}
