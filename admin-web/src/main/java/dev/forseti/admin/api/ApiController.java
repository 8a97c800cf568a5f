package dev.forseti.admin.api;

import dev.forseti.admin.cases.CaseRow;
import dev.forseti.admin.cases.Cases;
import dev.forseti.admin.cases.LoneCases;
import dev.forseti.admin.cases.OpenedCases;
import dev.forseti.admin.decision.DecisionRequest;
import dev.forseti.admin.decision.Decisions;
import dev.forseti.admin.find.FindTarget;
import dev.forseti.admin.list.PublishedQuery;
import dev.forseti.model.Decision;
import dev.forseti.model.Harm;
import dev.forseti.model.Subject;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cases, decisions and the list for programs; {@link ProblemResolver} answers what is wrong. */
@RestController
@RequestMapping("/api/v1")
class ApiController {
  private final Cases cases;
  private final Decisions decisions;
  private final PublishedQuery published;
  private final LoneCases lone;
  private final OpenedCases opened;

  ApiController(
      Cases cases,
      Decisions decisions,
      PublishedQuery published,
      LoneCases lone,
      OpenedCases opened) {
    this.lone = lone;
    this.opened = opened;
    this.cases = cases;
    this.decisions = decisions;
    this.published = published;
  }

  @GetMapping("/cases")
  List<CaseRow> open() {
    return cases.open();
  }

  @GetMapping("/cases/{id}")
  CaseRow one(@PathVariable("id") long id) {
    return cases
        .find(id)
        .orElseThrow(() -> ApiProblem.of(HttpStatus.NOT_FOUND, "there is no such case").failure());
  }

  @PostMapping(path = "/cases/{id}/decisions", consumes = MediaType.APPLICATION_JSON_VALUE)
  Map<String, @Nullable String> decide(
      @PathVariable("id") long id, InputStream body, Principal principal) throws IOException {
    DecisionBody asked = DecisionBody.read(body);
    CaseRow row = one(id);
    if (row.isGroup() && asked.kind() == Decision.Kind.WATCH) {
      throw ApiProblem.badField("kind", "cannot be WATCH for a group", "LIST or CLEAR").failure();
    }
    DecisionRequest request = asked.request(new Harm(row.harm()));
    return shown(decisions.decide(id, request, principal.getName()));
  }

  /** The case about a user, a server or a room; opened when there is none. */
  @PostMapping("/cases")
  CaseRow open(@RequestParam("about") String about, Principal principal) {
    if (FindTarget.read(about) instanceof FindTarget.About(Subject subject, String named)) {
      return one(opened.open(subject, principal.getName()));
    }
    throw ApiProblem.badField(
            "about", "names nobody", "@user:server, the name of a server, or !room")
        .failure();
  }

  /** The case of one member of a group, alone; opened when there is none. */
  @PostMapping("/cases/{id}/members")
  CaseRow member(@PathVariable("id") long id, @RequestParam("member") String member) {
    return one(
        lone.open(id, member)
            .orElseThrow(
                () ->
                    ApiProblem.of(HttpStatus.NOT_FOUND, "there is no such group, or no such member")
                        .failure()));
  }

  @PostMapping("/decisions/{id}/undo")
  Map<String, @Nullable String> undo(@PathVariable("id") String id, Principal principal) {
    return shown(decisions.undo(id, principal.getName()).by());
  }

  /** The entries of the list, the newest first, {@link PublishedQuery#PAGE} a page. */
  @GetMapping("/published")
  List<Map<String, @Nullable String>> published(
      @RequestParam(name = "page", defaultValue = "1") int page) {
    return published.page(Math.clamp(page, 1, 10_000) - 1).stream()
        .map(
            entry ->
                withEnd(
                    Map.of(
                        "subject", entry.subject().key(),
                        "room", entry.roomId().value(),
                        "recommendation", entry.entry().recommendation().name(),
                        "reason", entry.entry().reason(),
                        "eventId", entry.eventId().value(),
                        "publishedAt", entry.publishedAt().toString()),
                    entry.entry().expiresAt()))
        .toList();
  }

  private static Map<String, @Nullable String> shown(Decision decision) {
    return withEnd(
        Map.of(
            "id", decision.id(),
            "kind", decision.kind().name(),
            "subject", decision.subject().key(),
            "at", decision.at().toString()),
        decision.expiresAt());
  }

  /** With {@code expiresAt}, which is null for what holds until somebody undoes it. */
  private static Map<String, @Nullable String> withEnd(
      Map<String, String> fields, @Nullable Instant expiresAt) {
    Map<String, @Nullable String> all = new LinkedHashMap<>(fields);
    all.put("expiresAt", expiresAt == null ? null : expiresAt.toString());
    return all;
  }
}
