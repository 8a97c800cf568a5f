package dev.forseti.model;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an object that has few, side by side in their order: finding one by comparing them
 * all is quicker than a hash table, and takes a third of its place. Immutable.
 */
final class FewFields extends AbstractMap<String, Json> {
  private final String[] names;
  private final Json[] values;

  /** The first of the names with their values. */
  FewFields(String[] names, Json[] values, int size) {
    this.names = Arrays.copyOf(names, size);
    this.values = Arrays.copyOf(values, size);
  }

  /** Where the name stands among the first so many; -1 when it does not. */
  static int indexOf(String name, String[] names, int size) {
    for (int i = 0; i < size; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public @Nullable Json get(@Nullable Object name) {
    int at = name instanceof String text ? indexOf(text, names, names.length) : -1;
    return at < 0 ? null : values[at];
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return get(name) != null;
  }

  @Override
  public int size() {
    return names.length;
  }

  @Override
  public Set<Map.Entry<String, Json>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return names.length;
      }

      @Override
      public Iterator<Map.Entry<String, Json>> iterator() {
        return new Iterator<>() {
          private int next;

          @Override
          public boolean hasNext() {
            return next < names.length;
          }

          @Override
          public Map.Entry<String, Json> next() {
            if (next == names.length) {
              throw new NoSuchElementException();
            }
            return Map.entry(names[next], values[next++]);
          }
        };
      }
    };
  }
}
