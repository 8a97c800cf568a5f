package dev.forseti.admin.decision;

import dev.forseti.model.Decision;

/**
 * A decision that was undone.
 *
 * @param by the decision that takes it back
 * @param kind what it had said
 * @param caseId its case; 0 for none
 * @param open whether that case waits again: it does not while a newer case of the subject is open
 *     or a later decision about it is in force
 */
public record UndoResult(Decision by, Decision.Kind kind, long caseId, boolean open) {}
