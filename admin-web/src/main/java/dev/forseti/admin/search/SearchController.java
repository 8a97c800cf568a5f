package dev.forseti.admin.search;

import dev.forseti.admin.audit.AuditLog;
import dev.forseti.admin.search.SearchQuery.Field;
import dev.forseti.admin.store.StoredText;
import java.security.Principal;
import org.apache.lucene.search.FieldDoc;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The messages with the words that a moderator looks for. */
@Controller
class SearchController {
  private final MessageSearch search;
  private final SearchIndex index;
  private final AuditLog audit;

  SearchController(MessageSearch search, SearchIndex index, AuditLog audit) {
    this.search = search;
    this.index = index;
    this.audit = audit;
  }

  @GetMapping("/search")
  String search(
      @RequestParam(name = "q", defaultValue = "") String typed,
      @RequestParam(name = "before", defaultValue = "") String before,
      Principal principal,
      Model model) {
    SearchPage page = search.find(typed, after(before));
    if (!page.hits().isEmpty()) {
      audit.recordRead(principal.getName(), subject(typed), "search: " + StoredText.of(typed));
    }
    model.addAttribute("q", typed);
    model.addAttribute("page", page);
    model.addAttribute("first", before.isEmpty());
    model.addAttribute("index", index.progress());
    return "search";
  }

  private static @Nullable FieldDoc after(String before) {
    return before.isEmpty()
        ? null
        : PageCursor.read(before)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
  }

  /** Whose messages they are, when the search named one user, room or server; empty for all. */
  private static String subject(String typed) {
    return SearchQueryReader.read(typed) instanceof SearchQuery.Understood(SearchQuery query)
        ? query.parts().stream()
            .filter(part -> part instanceof Field)
            .map(part -> subject((Field) part))
            .filter(subject -> !subject.isEmpty())
            .findFirst()
            .orElse("")
        : "";
  }

  private static String subject(Field field) {
    String value = field.value();
    return switch (field.field()) {
      case SENDER ->
          !field.isBeginning() && value.startsWith("@") && value.indexOf(':') > 0
              ? "user:" + value
              : "";
      case ROOM -> value.startsWith("!") ? "room:" + value : "";
      case SERVER -> "server:" + value;
      case LINK, TYPE -> "";
    };
  }
}
