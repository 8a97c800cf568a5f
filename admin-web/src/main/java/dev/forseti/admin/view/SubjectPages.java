package dev.forseti.admin.view;

import dev.forseti.model.Subject;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where the page of a subject is; templates call it {@code @pages}. What several accounts did alike
 * has none but that of its case.
 */
@Component("pages")
public class SubjectPages {
  SubjectPages() {}

  /**
   * The page's path with its query, ready to stand in a link; none for a subject without a page.
   */
  public static Optional<String> of(Subject.Kind kind, String id) {
    return path(kind)
        .map(
            path ->
                UriComponentsBuilder.fromPath(path)
                    .queryParam("id", "{id}")
                    .encode()
                    .buildAndExpand(id)
                    .toUriString());
  }

  private static Optional<String> path(Subject.Kind kind) {
    return switch (kind) {
      case USER -> Optional.of("/users");
      case SERVER -> Optional.of("/servers");
      case ROOM -> Optional.of("/rooms");
      case LINK -> Optional.of("/links");
      case CAMPAIGN, BRIDGE -> Optional.empty();
    };
  }

  /** The same of a subject's key; empty where there is no page, and for what is no key. */
  public String to(String key) {
    int colon = key.indexOf(':');
    if (colon < 1 || colon == key.length() - 1) {
      return "";
    }
    try {
      Subject subject = Subject.ofKey(key);
      return of(subject.kind(), subject.id()).orElse("");
    } catch (IllegalArgumentException noKey) {
      return "";
    }
  }
}
