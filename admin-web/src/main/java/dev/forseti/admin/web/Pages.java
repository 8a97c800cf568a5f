package dev.forseti.admin.web;

import dev.forseti.admin.AdminConfig;
import dev.forseti.admin.cases.CaseRow;
import dev.forseti.admin.cases.Cases;
import dev.forseti.admin.cases.Decisions;
import dev.forseti.model.Decision;
import dev.forseti.model.Harm;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages. */
@Controller
class Pages {
  private final AdminConfig config;
  private final Cases cases;
  private final Decisions decisions;
  private final Evidence evidence;
  private final Records records;
  private final Clock clock;

  Pages(
      AdminConfig config,
      Cases cases,
      Decisions decisions,
      Evidence evidence,
      Records records,
      Clock clock) {
    this.config = config;
    this.cases = cases;
    this.decisions = decisions;
    this.evidence = evidence;
    this.records = records;
    this.clock = clock;
  }

  @ModelAttribute
  void everywhere(Model model, @Nullable Principal principal) {
    model.addAttribute("community", config.community());
    model.addAttribute("mode", config.mode());
    model.addAttribute("now", clock.instant());
    if (principal != null) {
      model.addAttribute("me", principal.getName());
      model.addAttribute("waiting", cases.countOpen());
    }
  }

  @GetMapping("/")
  String home() {
    return "redirect:/queue";
  }

  @GetMapping("/sign-in")
  String signIn() {
    return "sign-in";
  }

  @GetMapping("/queue")
  String queue(Model model) {
    model.addAttribute("rows", cases.open());
    return "queue";
  }

  @GetMapping("/cases/{id}")
  String review(@PathVariable("id") long id, Model model) {
    CaseRow row =
        cases.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    String verdictId = row.verdictId();
    var verdict = verdictId == null ? null : evidence.verdict(verdictId).orElse(null);
    model.addAttribute("row", row);
    model.addAttribute("verdict", verdict);
    model.addAttribute("rooms", verdict == null ? Map.of() : evidence.conversations(verdict));
    model.addAttribute("signals", evidence.signals(row.subject()));
    model.addAttribute("outcomes", records.outcomes(row.subject()));
    model.addAttribute("decided", records.decisions(row.subject()));
    return "review";
  }

  @PostMapping("/cases/{id}/decisions")
  String decide(
      @PathVariable("id") long id,
      @RequestParam("kind") Decision.Kind kind,
      @RequestParam("reason") String reason,
      @RequestParam(name = "days", defaultValue = "0") int days,
      Principal principal,
      RedirectAttributes flash) {
    try {
      Harm harm = cases.find(id).map(row -> new Harm(row.harm())).orElse(Harm.OTHER);
      Duration holds = days > 0 ? Duration.ofDays(Math.min(days, 3_650)) : null;
      Decision made = decisions.decide(id, kind, reason, harm, principal.getName(), holds);
      flash.addFlashAttribute("made", made);
      return "redirect:/queue";
    } catch (Decisions.Refused refused) {
      flash.addFlashAttribute("problem", refused.getMessage());
      flash.addFlashAttribute("reason", reason);
      return "redirect:/cases/" + id;
    }
  }

  @PostMapping("/decisions/{id}/undo")
  String undo(@PathVariable("id") String id, Principal principal, RedirectAttributes flash) {
    try {
      flash.addFlashAttribute("undone", decisions.undo(id, principal.getName()));
    } catch (Decisions.Refused refused) {
      flash.addFlashAttribute("problem", refused.getMessage());
    }
    return "redirect:/queue";
  }

  @GetMapping("/users")
  String user(@RequestParam("id") String id, Model model) {
    String subject = "user:" + id;
    model.addAttribute("user", id);
    model.addAttribute("reputation", evidence.reputation(subject).orElse(null));
    model.addAttribute("signals", evidence.signals(subject));
    model.addAttribute("messages", evidence.of(id));
    model.addAttribute("decided", records.decisions(subject));
    model.addAttribute("outcomes", records.outcomes(subject));
    return "user";
  }

  @GetMapping("/list")
  String list(Model model) {
    model.addAttribute("entries", records.published());
    return "list";
  }

  @GetMapping("/audit")
  String audit(Model model) {
    model.addAttribute("lines", records.audit());
    return "audit";
  }
}
