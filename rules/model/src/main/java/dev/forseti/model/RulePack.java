package dev.forseti.model;

import java.util.Map;
import java.util.TreeMap;

/**
 * A rule pack as its author wrote it; the engine compiles it.
 *
 * @param name the pack's name, as in {@code pack:}
 * @param text the YAML
 * @param files the word lists it names, by file name
 */
public record RulePack(String name, String text, Map<String, String> files) {
  public RulePack {
    files = java.util.Collections.unmodifiableMap(new TreeMap<>(files));
  }
}
