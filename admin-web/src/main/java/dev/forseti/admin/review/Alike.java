package dev.forseti.admin.review;

import dev.forseti.model.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What a subject did as others did.
 *
 * @param campaign the campaign's id
 * @param members how many did so
 * @param held how many others are held with it
 * @param caseId its newest case; null for none yet
 * @param open whether that is open
 */
public record Alike(String campaign, int members, long held, @Nullable Long caseId, boolean open) {

  /**
   * Whether policy lists the others by itself when a moderator lists this one: not by rule or place
   * alone.
   */
  public boolean isConfirmedByOne() {
    return held > 0 && new Subject(Subject.Kind.CAMPAIGN, campaign).isOfDeeds();
  }

  /** Whether they were only in one place. */
  public boolean isOfPlace() {
    return new Subject(Subject.Kind.CAMPAIGN, campaign).isOfPlace();
  }
}
