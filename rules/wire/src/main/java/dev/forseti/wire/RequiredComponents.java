package dev.forseti.wire;

import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import dev.forseti.model.AddedLater;
import dev.forseti.model.Malformed.Reason;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which components a record must hold: all but those marked {@link Nullable}, and those marked
 * {@link AddedLater}, which older records lack.
 */
final class RequiredComponents {
  /** The components of each record type; reflection copies them at each call. */
  private static final ClassValue<RecordComponent[]> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
          return type.getRecordComponents();
        }
      };

  private RequiredComponents() {}

  /** Refuses a record without a required component. */
  static final class Marker extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
      if (member instanceof AnnotatedParameter parameter
          && parameter.getDeclaringClass().isRecord()) {
        return isRequired(COMPONENTS.get(parameter.getDeclaringClass())[parameter.getIndex()]);
      }
      return super.hasRequiredMarker(member);
    }
  }

  private static boolean isRequired(RecordComponent component) {
    return !mayBeNull(component) && !component.isAnnotationPresent(AddedLater.class);
  }

  private static boolean mayBeNull(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  /**
   * Refuses a value that is null, or holds a null where none may be.
   *
   * @param what the record's type, for the message
   * @throws WireException with the path of the component
   */
  static <T> T require(String what, @Nullable T value) {
    if (value == null) {
      throw new WireException(Reason.NOT_AN_OBJECT, "not a " + what + ", null");
    }
    check(what, "", value);
    return value;
  }

  private static void check(String what, String path, @Nullable Object value) {
    switch (value) {
      case null -> throw missing(what, path);
      case Record record -> {
        for (RecordComponent component : COMPONENTS.get(record.getClass())) {
          Object held = held(component, record);
          if (held != null || !mayBeNull(component)) {
            check(what, path + (path.isEmpty() ? "" : ".") + component.getName(), held);
          }
        }
      }
      case List<?> list -> list.forEach(item -> check(what, path + "[]", item));
      case Map<?, ?> map -> map.values().forEach(item -> check(what, path + "{}", item));
      default -> {}
    }
  }

  /** The refusal of a record that lacks the component. */
  static WireException missing(String what, String path) {
    return new WireException(Reason.MISSING_FIELD, "not a " + what + ", " + path + " is missing");
  }

  private static @Nullable Object held(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("cannot read " + component, impossible);
    }
  }
}
