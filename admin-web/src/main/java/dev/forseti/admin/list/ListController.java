package dev.forseti.admin.list;

import dev.forseti.model.PublishedEntry;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Our list, and the measures on it that were not done. */
@Controller
class ListController {
  private static final int MOST_PAGES = 10_000;

  private final PublishedQuery published;
  private final OutcomeQuery outcomes;
  private final ListFigures figures;
  private final Clock clock;

  ListController(
      PublishedQuery published, OutcomeQuery outcomes, ListFigures figures, Clock clock) {
    this.published = published;
    this.outcomes = outcomes;
    this.figures = figures;
    this.clock = clock;
  }

  @GetMapping("/list")
  String list(@RequestParam(name = "page", defaultValue = "1") int page, Model model) {
    int at = Math.clamp(page, 1, MOST_PAGES);
    List<PublishedEntry> entries = published.page(at - 1);
    model.addAttribute("page", at);
    model.addAttribute("more", entries.size() == PublishedQuery.PAGE && at < MOST_PAGES);
    model.addAttribute("entries", entries);
    model.addAttribute("refused", outcomes.failures());
    model.addAttribute("figures", figures.of(clock.instant()));
    return "list";
  }
}
