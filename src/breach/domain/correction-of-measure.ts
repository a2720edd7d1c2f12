import { Refusal } from '../../shared/refusal.js';
import type { DeletionValues, Measure, MeasureValues, RecordedDeletion } from './measures.js';

/** What is left out stands as it was. Withdrawn: it was not taken after all. */
export type RestatedMeasure = Partial<MeasureValues>;
export type RestatedDeletion = Partial<DeletionValues>;

export function valuesOfMeasure({ kind, what, takenAt }: Measure): MeasureValues {
  return { kind, what, ...(takenAt === undefined ? { withdrawn: true } : { takenAt }) };
}

/** @throws Refusal where it was withdrawn before, and nobody says when it was taken then */
export function restateMeasure(known: Measure, restated: RestatedMeasure): MeasureValues {
  const { kind = known.kind, what = known.what, takenAt = known.takenAt } = restated;
  if (restated.withdrawn === true) return { kind, what, withdrawn: true };
  if (takenAt === undefined) {
    throw new Refusal('taken-at-missing', 'It was withdrawn: say when it was taken.', 'invalid', 'takenAt');
  }
  return { kind, what, takenAt };
}

export function valuesOfDeletion({
  confirmedAt,
  inWriting,
  everywhere,
  withdrawn,
}: RecordedDeletion): DeletionValues {
  return {
    confirmedAt,
    inWriting,
    ...(everywhere !== undefined && { everywhere }),
    ...(withdrawn && { withdrawn }),
  };
}

export function restateDeletion(known: RecordedDeletion, restated: RestatedDeletion): DeletionValues {
  const { confirmedAt = known.confirmedAt, inWriting = known.inWriting, withdrawn } = restated;
  const { everywhere = known.everywhere } = restated;
  return {
    confirmedAt,
    inWriting,
    ...(everywhere !== undefined && { everywhere }),
    ...(withdrawn && { withdrawn }),
  };
}
