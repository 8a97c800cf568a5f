package dev.forseti.admin.decision;

import dev.forseti.admin.cases.CaseRow;
import dev.forseti.admin.cases.Cases;
import dev.forseti.admin.store.DatabaseBusy;
import java.security.Principal;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The forms of the pages that decide and undo. */
@Controller
class DecisionController {
  private final Cases cases;
  private final Decisions decisions;

  DecisionController(Cases cases, Decisions decisions) {
    this.cases = cases;
    this.decisions = decisions;
  }

  /** Decides and goes on to the next case; what is refused comes back with what was typed. */
  @PostMapping("/cases/{id}/decisions")
  String decide(
      @PathVariable("id") long id,
      @ModelAttribute DecisionForm form,
      Principal principal,
      RedirectAttributes flash) {
    try {
      DecisionRequest choice = form.request();
      long next = cases.after(id).map(CaseRow::id).orElse(id);
      flash.addFlashAttribute("made", decisions.decide(id, choice, principal.getName()));
      flash.addFlashAttribute("madeOf", id);
      return next == id ? "redirect:/queue" : "redirect:/cases/" + next;
    } catch (DecisionRefused | DatabaseBusy refused) {
      flash.addFlashAttribute("problem", refused.getMessage());
      flash.addFlashAttribute("typed", form);
      flash.addFlashAttribute("note", form.note());
      return "redirect:/cases/" + id;
    }
  }

  /** Takes back and goes to the case that waits now, or to the one that it closed. */
  @PostMapping("/decisions/{id}/undo")
  String undo(@PathVariable("id") String id, Principal principal, RedirectAttributes flash) {
    try {
      UndoResult undone = decisions.undo(id, principal.getName());
      Optional<CaseRow> waiting =
          cases.of(undone.by().subject().key()).stream().filter(CaseRow::open).findFirst();
      flash.addFlashAttribute("undone", undone);
      flash.addFlashAttribute("waits", waiting.isPresent());
      long to = waiting.map(CaseRow::id).orElse(undone.caseId());
      return to == 0 ? "redirect:/queue" : "redirect:/cases/" + to;
    } catch (DecisionRefused | DatabaseBusy refused) {
      flash.addFlashAttribute("problem", refused.getMessage());
      return "redirect:/queue";
    }
  }
}
