package dev.forseti.admin.queue;

import dev.forseti.admin.cases.CaseRow;
import dev.forseti.admin.cases.Cases;
import dev.forseti.admin.decision.DecisionQuery;
import dev.forseti.admin.find.FindTarget;
import dev.forseti.admin.view.SubjectPages;
import dev.forseti.model.Subject;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The queue with its tabs, and the next case. */
@Controller
class QueueController {
  private final QueueQuery queue;
  private final QueueFigures figures;
  private final Cases cases;
  private final DecisionQuery decisions;
  private final Clock clock;

  QueueController(
      QueueQuery queue, QueueFigures figures, Cases cases, DecisionQuery decisions, Clock clock) {
    this.queue = queue;
    this.figures = figures;
    this.cases = cases;
    this.decisions = decisions;
    this.clock = clock;
  }

  @GetMapping("/")
  String home() {
    return "redirect:/queue";
  }

  @GetMapping("/queue")
  String queue(
      @RequestParam(name = "tab", defaultValue = "waiting") String tab,
      @RequestParam(name = "q", defaultValue = "") String words,
      Model model) {
    Instant now = clock.instant();
    model.addAttribute("figures", figures.of(now));
    model.addAttribute("q", words);
    switch (tab) {
      case "watched" -> model.addAttribute("decided", decisions.watched(now));
      case "done" -> model.addAttribute("decided", decisions.newest());
      default -> {
        model.addAttribute("rows", queue.rows(words, Cases.PAGE, now));
        if (FindTarget.read(words) instanceof FindTarget.About(Subject subject, String named)) {
          model.addAttribute("named", SubjectPages.of(subject.kind(), named).orElse(null));
        }
      }
    }
    model.addAttribute("tab", tab.equals("watched") || tab.equals("done") ? tab : "waiting");
    return "queue";
  }

  /** Begins with the gravest case. */
  @GetMapping("/next")
  String next() {
    return cases.open().stream()
        .findFirst()
        .map(CaseRow::id)
        .map(id -> "redirect:/cases/" + id)
        .orElse("redirect:/queue");
  }
}
