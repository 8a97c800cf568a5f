/**
 * How well packs with models do on streams that these were not trained on: {@link
 * dev.forseti.training.evaluation.LeaveGroupsOut} trains, scores and judges, the rest counts and
 * draws.
 */
@NullMarked
package dev.forseti.training.evaluation;

import org.jspecify.annotations.NullMarked;
