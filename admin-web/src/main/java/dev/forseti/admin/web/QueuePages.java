package dev.forseti.admin.web;

import dev.forseti.admin.cases.CaseRow;
import dev.forseti.admin.cases.Cases;
import dev.forseti.admin.show.Queue;
import dev.forseti.admin.show.QueueFigures;
import dev.forseti.admin.show.Records;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The way in, the queue and what is behind it, and the find box. */
@Controller
class QueuePages {
  private final Queue queue;
  private final QueueFigures figures;
  private final Cases cases;
  private final Records records;
  private final Clock clock;

  QueuePages(Queue queue, QueueFigures figures, Cases cases, Records records, Clock clock) {
    this.queue = queue;
    this.figures = figures;
    this.cases = cases;
    this.records = records;
    this.clock = clock;
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
  String queue(
      @RequestParam(name = "tab", defaultValue = "waiting") String tab,
      @RequestParam(name = "q", defaultValue = "") String words,
      Model model) {
    Instant now = clock.instant();
    model.addAttribute("figures", figures.of(now));
    model.addAttribute("q", words);
    switch (tab) {
      case "watched" -> model.addAttribute("decided", records.watched(now));
      case "done" -> model.addAttribute("decided", records.newest());
      default -> model.addAttribute("rows", queue.rows(words, Cases.PAGE, now));
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

  /** A user id leads to the user, a number to the case, other words to the queue. */
  @GetMapping("/find")
  String find(@RequestParam("q") String words) {
    String asked = words.strip();
    if (asked.matches("\\d{1,15}")) {
      return "redirect:/cases/" + asked;
    }
    boolean user = asked.startsWith("@") && asked.contains(":");
    return "redirect:"
        + UriComponentsBuilder.fromPath(user ? "/users" : "/queue")
            .queryParam(user ? "id" : "q", "{words}")
            .encode()
            .buildAndExpand(asked)
            .toUriString();
  }
}
