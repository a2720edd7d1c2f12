import { MATTER_KINDS, matterLaw, type MatterKind } from './matter-kinds.js';

/** Whether the Cyberbeveiligingswet reaches the organisation: never a default, for what was not found out is `unknown`. */
export const NIS2_SCOPES = ['essential', 'important', 'none', 'unknown'] as const;
type Nis2Scope = (typeof NIS2_SCOPES)[number];

/** Kinds that a profile names; those of the Cyberbeveiligingswet follow from its scope. */
export const NAMEABLE_KINDS: readonly MatterKind[] = MATTER_KINDS.filter(
  (kind) => matterLaw(kind).direction !== 'comes' && !kind.startsWith('nis2-'),
);
const NIS2_KINDS: readonly MatterKind[] = MATTER_KINDS.filter((kind) => kind.startsWith('nis2-'));

/** To whom else an organisation may have to tell of a breach, by its own profile. */
export interface OtherDuties {
  readonly nis2?: Nis2Scope;
  readonly kinds: readonly MatterKind[];
}

/** Which kinds a person has to think of, and whether it is certain that the organisation is under them. */
export function dutiesThatMayApply({
  nis2,
  kinds,
}: OtherDuties): readonly { readonly kind: MatterKind; readonly certain: boolean }[] {
  const inScope = nis2 === undefined || nis2 === 'none' ? [] : NIS2_KINDS;
  return [
    ...inScope.map((kind) => ({ kind, certain: nis2 !== 'unknown' })),
    ...kinds.map((kind) => ({ kind, certain: true })),
  ];
}
