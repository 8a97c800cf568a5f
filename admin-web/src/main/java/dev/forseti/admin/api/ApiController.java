package dev.forseti.admin.api;

import dev.forseti.admin.cases.CaseRow;
import dev.forseti.admin.cases.Cases;
import dev.forseti.admin.decision.DecisionRequest;
import dev.forseti.admin.decision.Decisions;
import dev.forseti.admin.list.PublishedQuery;
import dev.forseti.model.Decision;
import dev.forseti.model.Harm;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The same for programs. */
@RestController
@RequestMapping("/api/v1")
class ApiController {
  private final Cases cases;
  private final Decisions decisions;
  private final PublishedQuery published;

  ApiController(Cases cases, Decisions decisions, PublishedQuery published) {
    this.cases = cases;
    this.decisions = decisions;
    this.published = published;
  }

  /** What to decide: {@code days} 0 or missing holds for ever. */
  record Ask(Decision.Kind kind, String reason, @Nullable Integer days) {}

  @GetMapping("/cases")
  List<CaseRow> open() {
    return cases.open();
  }

  @GetMapping("/cases/{id}")
  CaseRow one(@PathVariable("id") long id) {
    return cases.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @PostMapping("/cases/{id}/decisions")
  Map<String, String> decide(
      @PathVariable("id") long id, @RequestBody Ask ask, Principal principal) {
    Harm harm = new Harm(one(id).harm());
    Integer days = ask.days();
    Duration holds = days == null || days <= 0 ? null : Duration.ofDays(Math.min(days, 3_650));
    var choice = new DecisionRequest(ask.kind(), ask.reason(), harm, holds, null);
    return shown(decisions.decide(id, choice, principal.getName()));
  }

  @PostMapping("/decisions/{id}/undo")
  Map<String, String> undo(@PathVariable("id") String id, Principal principal) {
    return shown(decisions.undo(id, principal.getName()).by());
  }

  /** The entries of the list, the newest first, {@link PublishedQuery#PAGE} a page. */
  @GetMapping("/published")
  List<Map<String, String>> published(@RequestParam(name = "page", defaultValue = "1") int page) {
    return published.page(Math.clamp(page, 1, 10_000) - 1).stream()
        .map(
            entry ->
                Map.of(
                    "subject", entry.subject().key(),
                    "room", entry.roomId().value(),
                    "recommendation", entry.entry().recommendation().name(),
                    "reason", entry.entry().reason(),
                    "eventId", entry.eventId().value(),
                    "publishedAt", entry.publishedAt().toString()))
        .toList();
  }

  @ExceptionHandler
  ResponseEntity<Map<String, String>> refused(Decisions.Refused refused) {
    return ResponseEntity.status(HttpStatus.CONFLICT)
        .body(Map.of("error", String.valueOf(refused.getMessage())));
  }

  private static Map<String, String> shown(Decision decision) {
    return Map.of(
        "id", decision.id(),
        "kind", decision.kind().name(),
        "subject", decision.subject().key(),
        "at", decision.at().toString());
  }
}
