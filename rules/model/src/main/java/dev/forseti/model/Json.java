package dev.forseti.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON value as data: what a sender put into an event, before anyone says what it means. It is a
 * plain tree, bounded by whoever read it; the order of an object's keys is kept.
 */
public sealed interface Json {
  /** An object; a key occurs once. */
  record Obj(Map<String, Json> fields) implements Json {
    /** The object without fields. */
    public static final Obj EMPTY = new Obj(Map.of());

    public Obj {
      fields =
          fields instanceof FewFields
              ? fields
              : java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The value under the key, whatever it is. */
    public Optional<Json> get(String key) {
      return Optional.ofNullable(fields.get(key));
    }

    /** The string under the key; none when it is missing or something else. */
    public Optional<String> string(String key) {
      return fields.get(key) instanceof Str found ? Optional.of(found.value()) : Optional.empty();
    }

    /** The integer under the key; none when it is missing or something else. */
    public Optional<Long> integer(String key) {
      return fields.get(key) instanceof Int found ? Optional.of(found.value()) : Optional.empty();
    }

    /** The truth value under the key; none when it is missing or something else. */
    public Optional<Boolean> bool(String key) {
      return fields.get(key) instanceof Bool found ? Optional.of(found.value()) : Optional.empty();
    }

    /** The object under the key; the empty one when it is missing or something else. */
    public Obj object(String key) {
      return fields.get(key) instanceof Obj found ? found : EMPTY;
    }

    /** The elements of the array under the key; none when it is missing or something else. */
    public List<Json> array(String key) {
      return fields.get(key) instanceof Arr found ? found.items() : List.of();
    }

    /** Whether the key is there, with any value. */
    public boolean has(String key) {
      return fields.containsKey(key);
    }
  }

  /** An array. */
  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }
  }

  /** A string. */
  record Str(String value) implements Json {}

  /** A whole number that fits 64 bits. Canonical JSON allows only those up to 2^53 - 1. */
  record Int(long value) implements Json {}

  /** Any other finite number. */
  record Real(double value) implements Json {}

  /** True or false. */
  record Bool(boolean value) implements Json {}

  /** The JSON {@code null}. */
  enum Null implements Json {
    /** The only one. */
    NULL
  }
}
