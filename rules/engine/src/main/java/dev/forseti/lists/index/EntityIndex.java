package dev.forseti.lists.index;

import dev.forseti.lists.entry.Entity;
import dev.forseti.lists.entry.EntryKind;
import dev.forseti.model.Hash;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Entities of all lists, and which of them cover an id. Names of servers are compared without case;
 * a user's id is also found when it differs in case alone, and the hit says so; ids of rooms are
 * opaque and compared as they are. Adding takes time of the entity's length. Checks may be made by
 * many threads while none adds or removes.
 *
 * @param <T> what is added with an entity; told apart by {@code equals}
 */
public final class EntityIndex<T> {
  private final Map<EntryKind, OfKind<T>> kinds = new EnumMap<>(EntryKind.class);
  private int size;

  /** Without entities; the seed is any number that authors of lists do not know. */
  public EntityIndex(long seed) {
    for (EntryKind kind : EntryKind.values()) {
      kinds.put(kind, new OfKind<>(kind, new KeyHash(Hash.spread(seed ^ Hash.of(kind.name())))));
    }
  }

  /** Adds an entity; the same one twice is there twice. */
  public void add(EntryKind kind, Entity entity, T value) {
    of(kind).add(entity, value);
    size++;
  }

  /** Takes an entity with that value out; false if it is not there. */
  public boolean remove(EntryKind kind, Entity entity, T value) {
    boolean isRemoved = of(kind).remove(entity, value);
    size -= isRemoved ? 1 : 0;
    return isRemoved;
  }

  /**
   * An id or a pattern as a preselection may compare it that must not miss what {@link #check}
   * finds: of users and servers in lower case, character by character; of rooms as it is.
   */
  public static String compared(EntryKind kind, String text) {
    return kind == EntryKind.ROOM ? text : Globs.fold(text);
  }

  /** All that cover the id, in no order; of a server the host alone is asked for. */
  public List<Hit<T>> check(EntryKind kind, String id) {
    return of(kind).check(id);
  }

  /** How many entities there are. */
  public int size() {
    return size;
  }

  /** How many patterns of the kind have no literal part: each check looks at all of these. */
  public int unanchored(EntryKind kind) {
    return of(kind).globs.anywhere();
  }

  private OfKind<T> of(EntryKind kind) {
    return java.util.Objects.requireNonNull(kinds.get(kind));
  }

  /** The entities of one kind. */
  private static final class OfKind<T> {
    private final EntryKind kind;
    private final KeyHash keys;
    private final KeyTable<T> literals = new KeyTable<>();
    private final KeyTable<T> hashes = new KeyTable<>();
    private final GlobIndex<T> globs;

    OfKind(EntryKind kind, KeyHash keys) {
      this.kind = kind;
      this.keys = keys;
      this.globs = new GlobIndex<>(keys);
    }

    void add(Entity entity, T value) {
      switch (entity) {
        case Entity.Literal(String id) -> {
          String text = Globs.fold(id);
          literals.add(keys.ofPrefix(text, text.length()), new Node<>(entity, text, value));
        }
        case Entity.Glob(String glob) -> globs.add(new Node<>(entity, Globs.fold(glob), value));
        case Entity.Hashed(String sha256) ->
            hashes.add(ofHash(sha256), new Node<>(entity, sha256, value));
      }
    }

    boolean remove(Entity entity, T value) {
      return switch (entity) {
        case Entity.Literal(String id) -> {
          String text = Globs.fold(id);
          yield literals.remove(keys.ofPrefix(text, text.length()), text, value);
        }
        case Entity.Glob(String glob) -> globs.remove(Globs.fold(glob), value);
        case Entity.Hashed(String sha256) -> hashes.remove(ofHash(sha256), sha256, value);
      };
    }

    List<Hit<T>> check(String id) {
      Found<T> found = new Found<>(kind, id);
      String text = Globs.fold(id);
      collect(literals.first(globs.check(text, found)), text, found);
      if (!hashes.isEmpty()) {
        byte[] digest = KeyHash.digest(kind == EntryKind.SERVER ? text : id);
        Node<T> first = hashes.first(KeyHash.ofDigest(digest));
        if (first != null) {
          collect(first, Base64.getEncoder().encodeToString(digest), found);
        }
      }
      return found.hits();
    }

    private static <T> void collect(@Nullable Node<T> first, String text, Found<T> found) {
      for (Node<T> node = first; node != null; node = node.next) {
        found.add(node, node.text.equals(text));
      }
    }

    private static long ofHash(String sha256) {
      return KeyHash.ofDigest(Base64.getDecoder().decode(sha256));
    }
  }
}
