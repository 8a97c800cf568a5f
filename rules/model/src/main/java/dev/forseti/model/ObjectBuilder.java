package dev.forseti.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** An object whose fields come one after the other; used once. */
public final class ObjectBuilder {
  private static final int FEW = 8;
  private static final int AT_FIRST = 4;
  private String[] names = new String[AT_FIRST];
  private Json[] values = new Json[AT_FIRST];
  private int size;
  private Map<String, Json> many = Map.of();

  /** Adds a field; false, and nothing is added, when its name was there before. */
  public boolean add(String name, Json value) {
    if (!many.isEmpty()) {
      return many.putIfAbsent(name, value) == null;
    }
    if (FewFields.indexOf(name, names, size) >= 0) {
      return false;
    }
    if (size == FEW) {
      many = new LinkedHashMap<>();
      for (int i = 0; i < FEW; i++) {
        many.put(names[i], values[i]);
      }
      many.put(name, value);
      return true;
    }
    if (size == names.length) {
      names = Arrays.copyOf(names, FEW);
      values = Arrays.copyOf(values, FEW);
    }
    names[size] = name;
    values[size++] = value;
    return true;
  }

  /** The object with the fields so far. */
  public Json.Obj object() {
    if (!many.isEmpty()) {
      return new Json.Obj(many);
    }
    return size == 0 ? Json.Obj.EMPTY : new Json.Obj(new FewFields(names, values, size));
  }
}
