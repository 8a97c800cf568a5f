package dev.forseti.admin.review;

import dev.forseti.admin.AdminConfig;
import dev.forseti.admin.audit.AuditLog;
import dev.forseti.admin.cases.CaseRow;
import dev.forseti.admin.cases.Cases;
import dev.forseti.admin.decision.DecisionQuery;
import dev.forseti.admin.decision.RecentEvents;
import dev.forseti.admin.effect.EffectQuery;
import dev.forseti.admin.effect.Effects;
import dev.forseti.admin.effect.LiftedQuery;
import dev.forseti.admin.effect.ProspectQuery;
import dev.forseti.admin.list.OutcomeQuery;
import dev.forseti.admin.list.WatchedQuery;
import dev.forseti.admin.message.MessageView;
import dev.forseti.admin.queue.QueueQuery;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One case: what happened, why it is flagged, what a decision will do. */
@Controller
class ReviewController {
  private static final int NEXT = 40;
  private static final int MOST_AROUND = 31;

  private final AdminConfig config;
  private final Cases cases;
  private final EvidenceQuery evidence;
  private final RoomQuery rooms;
  private final UnknownRules unknown;
  private final ImpactQuery impacts;
  private final DecisionQuery decisions;
  private final OutcomeQuery outcomes;
  private final WatchedQuery watched;
  private final EffectQuery effects;
  private final LiftedQuery lifted;
  private final ProspectQuery prospects;
  private final RecentEvents written;
  private final QueueQuery queue;
  private final GroupQuery groups;
  private final GroupSamples samples;
  private final AuditLog audit;

  ReviewController(
      AdminConfig config,
      Cases cases,
      EvidenceQuery evidence,
      RoomQuery rooms,
      UnknownRules unknown,
      ImpactQuery impacts,
      DecisionQuery decisions,
      OutcomeQuery outcomes,
      WatchedQuery watched,
      EffectQuery effects,
      LiftedQuery lifted,
      ProspectQuery prospects,
      RecentEvents written,
      QueueQuery queue,
      GroupQuery groups,
      GroupSamples samples,
      AuditLog audit) {
    this.config = config;
    this.cases = cases;
    this.evidence = evidence;
    this.rooms = rooms;
    this.unknown = unknown;
    this.impacts = impacts;
    this.decisions = decisions;
    this.outcomes = outcomes;
    this.watched = watched;
    this.effects = effects;
    this.lifted = lifted;
    this.prospects = prospects;
    this.written = written;
    this.queue = queue;
    this.groups = groups;
    this.samples = samples;
    this.audit = audit;
  }

  @GetMapping("/cases/{id}")
  String review(
      @PathVariable("id") long id,
      @RequestParam(name = "around", defaultValue = "3") int around,
      Principal principal,
      Model model) {
    CaseRow row =
        cases.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    audit.recordRead(principal.getName(), row.subject(), "case " + id);
    model.addAttribute("row", row);
    model.addAttribute("next", queue.next(NEXT));
    model.addAttribute("decided", decisions.of(row.subject()));
    model.addAttribute("lifted", lifted.of(row.subject()));
    Effects now = effects.of(row.subject());
    model.addAttribute("effects", now);
    model.addAttribute("listed", now.entries());
    model.addAttribute("removals", written.removals(Subject.ofKey(row.subject())));
    model.addAttribute("prospect", prospects.of(row.mayBeBanned(), now));
    return row.isGroup() ? group(row, model) : single(row, around, model);
  }

  private String group(CaseRow row, Model model) {
    model.addAttribute("group", groups.figures(row.subject()));
    List<GroupSample> shown = samples.of(row.subject());
    model.addAttribute("samples", shown);
    model.addAttribute("inForce", effects.of(shown.stream().map(GroupSample::member).toList()));
    return "group";
  }

  private String single(CaseRow row, int around, Model model) {
    String verdictId = row.verdictId();
    Verdict verdict = verdictId == null ? null : evidence.verdict(verdictId).orElse(null);
    model.addAttribute("alike", groups.of(row.subject()).orElse(null));
    model.addAttribute("name", row.isUser() ? queue.name(row.name()) : "");
    model.addAttribute("publicly", verdict == null ? "" : verdict.publicReason());
    model.addAttribute("why", verdict == null ? null : why(verdict));
    model.addAttribute(
        "suggested", verdict == null ? "" : OnlySuggested.why(verdict.strength(), config.mode()));
    int context = Math.clamp(around, 1, MOST_AROUND);
    Map<String, List<MessageView>> talk =
        verdict == null
            ? evidence.newest(Subject.ofKey(row.subject()))
            : evidence.conversations(verdict, context);
    model.addAttribute("talk", talk);
    model.addAttribute("rooms", rooms.of(talk.keySet()));
    model.addAttribute("around", context);
    model.addAttribute("wider", Math.min(context * 3 + 1, MOST_AROUND));
    model.addAttribute("impact", impacts.of(Subject.ofKey(row.subject())));
    model.addAttribute("outcomes", outcomes.of(row.subject()));
    model.addAttribute("words", watched.of(Subject.ofKey(row.subject())));
    return "review";
  }

  private Waterfall why(Verdict verdict) {
    return Waterfall.of(
        verdict.reputation(),
        evidence.signals(verdict.subject().key()),
        unknown.of(verdict),
        config.falsePositiveBudget());
  }
}
