package dev.forseti.admin.web;

import dev.forseti.admin.AdminConfig;
import dev.forseti.admin.cases.CaseRow;
import dev.forseti.admin.cases.Cases;
import dev.forseti.admin.cases.Decisions;
import dev.forseti.admin.show.Audit;
import dev.forseti.admin.show.Evidence;
import dev.forseti.admin.show.Impacts;
import dev.forseti.admin.show.Queue;
import dev.forseti.admin.show.Records;
import dev.forseti.admin.show.UnknownRules;
import dev.forseti.admin.show.Waterfall;
import dev.forseti.model.Decision;
import dev.forseti.model.Harm;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One case: what happened, why it is flagged, what a decision will do, and the decision. */
@Controller
class ReviewPages {
  private static final int MOST_DAYS = 3_650;
  private static final int NEXT = 40;

  private final AdminConfig config;
  private final Cases cases;
  private final Decisions decisions;
  private final Evidence evidence;
  private final UnknownRules unknown;
  private final Impacts impacts;
  private final Records records;
  private final Queue queue;
  private final Audit audit;
  private final Clock clock;

  ReviewPages(
      AdminConfig config,
      Cases cases,
      Decisions decisions,
      Evidence evidence,
      UnknownRules unknown,
      Impacts impacts,
      Records records,
      Queue queue,
      Audit audit,
      Clock clock) {
    this.config = config;
    this.cases = cases;
    this.decisions = decisions;
    this.evidence = evidence;
    this.unknown = unknown;
    this.impacts = impacts;
    this.records = records;
    this.queue = queue;
    this.audit = audit;
    this.clock = clock;
  }

  @GetMapping("/cases/{id}")
  String review(@PathVariable("id") long id, Principal principal, Model model) {
    CaseRow row =
        cases.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    String verdictId = row.verdictId();
    Verdict verdict = verdictId == null ? null : evidence.verdict(verdictId).orElse(null);
    audit.read(principal.getName(), row.subject(), "case " + id);
    model.addAttribute("row", row);
    model.addAttribute("name", row.isUser() ? queue.name(row.name()) : "");
    model.addAttribute("next", queue.rows("", NEXT, clock.instant()));
    model.addAttribute("publicly", verdict == null ? "" : verdict.publicReason());
    model.addAttribute("why", verdict == null ? null : why(verdict));
    model.addAttribute("rooms", verdict == null ? Map.of() : evidence.conversations(verdict));
    model.addAttribute("impact", impacts.of(Subject.ofKey(row.subject())));
    model.addAttribute("outcomes", records.outcomes(row.subject()));
    model.addAttribute("decided", records.decisions(row.subject()));
    return "review";
  }

  private Waterfall why(Verdict verdict) {
    return Waterfall.of(
        verdict.reputation(),
        evidence.signals(verdict.subject().key()),
        unknown.of(verdict),
        config.falsePositiveBudget());
  }

  @PostMapping("/cases/{id}/decisions")
  String decide(
      @PathVariable("id") long id,
      @RequestParam("kind") Decision.Kind kind,
      @RequestParam("reason") String reason,
      @RequestParam(name = "note", defaultValue = "") String note,
      @RequestParam(name = "harm", defaultValue = "m.other") String harm,
      @RequestParam(name = "days", defaultValue = "0") int days,
      Principal principal,
      RedirectAttributes flash) {
    String whole = note.isBlank() ? reason : reason + ": " + note.strip();
    try {
      long next = cases.after(id).map(CaseRow::id).orElse(id);
      Decision made =
          decisions.decide(id, kind, whole, harm(harm), principal.getName(), holds(days));
      flash.addFlashAttribute("made", made);
      return next == id ? "redirect:/queue" : "redirect:/cases/" + next;
    } catch (Decisions.Refused refused) {
      flash.addFlashAttribute("problem", refused.getMessage());
      flash.addFlashAttribute("note", note);
      return "redirect:/cases/" + id;
    }
  }

  private static Harm harm(String id) {
    try {
      return new Harm(id);
    } catch (IllegalArgumentException malformed) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "no such harm", malformed);
    }
  }

  private static @Nullable Duration holds(int days) {
    return days > 0 ? Duration.ofDays(Math.min(days, MOST_DAYS)) : null;
  }

  @PostMapping("/decisions/{id}/undo")
  String undo(@PathVariable("id") String id, Principal principal, RedirectAttributes flash) {
    try {
      Decision undone = decisions.undo(id, principal.getName());
      flash.addFlashAttribute("undone", undone);
      List<CaseRow> back = cases.of(undone.subject().key());
      return back.isEmpty() ? "redirect:/queue" : "redirect:/cases/" + back.getFirst().id();
    } catch (Decisions.Refused refused) {
      flash.addFlashAttribute("problem", refused.getMessage());
      return "redirect:/queue";
    }
  }
}
