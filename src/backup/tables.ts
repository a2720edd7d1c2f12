/** What becomes of a table when a backup is made: it is in it, with the data or with the keys, or it says why not. */
export type Fate =
  | { readonly keptWith: 'data' | 'keys'; readonly orderedBy?: readonly string[] }
  /** Made anew from the log, or by whoever restores. */
  | { readonly computed: string }
  | { readonly leftOut: string };

const FROM_THE_LOG = 'a list, rebuilt from the log';

/**
 * Every table, by schema and name, in the order in which they are filled. A test holds this against the migrated database: who adds
 * a table says here what becomes of it.
 */
export const TABLES: Readonly<Record<string, Fate>> = {
  'personal.wrapping_epochs': { keptWith: 'keys' },
  'personal.key_blocks': { keptWith: 'keys' },
  'personal.keys': { keptWith: 'keys' },
  'personal.verified_backups': { keptWith: 'keys' },
  'personal.key_fingerprints': { keptWith: 'keys' },

  'public.events': { computed: 'the log, which is kept as every store gives it' },
  'public.attachments': { keptWith: 'data' },
  'public.attachment_pieces': { keptWith: 'data', orderedBy: ['attachment', 'number'] },
  'public.affected_people': { keptWith: 'data' },
  'public.directory': { keptWith: 'data' },
  'public.drafts': { keptWith: 'data' },
  'public.looks': { keptWith: 'data' },
  'public.looks_sealed': { keptWith: 'data' },
  'public.look_days': { keptWith: 'data' },
  'public.alarm_notices': { keptWith: 'data' },
  'public.webhooks': { keptWith: 'data' },
  'public.webhook_deliveries': { keptWith: 'data' },
  'public.spent_keys': { keptWith: 'data' },

  // What the tree is made of is the log; what was signed of it, and who has it outside, cannot be made again.
  'public.proof_checkpoints': { keptWith: 'data' },
  'public.proof_anchors': { keptWith: 'data' },
  'public.proof_tiles': { computed: 'the tree over the log, made from it' },

  'public.schema_migrations': { computed: 'written by the migrations; their names stand in the manifest' },
  'public.register': { computed: FROM_THE_LOG },
  'public.dashboard': { computed: FROM_THE_LOG },
  'public.due_deadlines': { computed: FROM_THE_LOG },
  'public.look_ups': { computed: FROM_THE_LOG },
  'public.retention': { computed: FROM_THE_LOG },
  'public.access_requests': { computed: FROM_THE_LOG },
  'public.inquiries': { computed: FROM_THE_LOG },
  'public.projections': { computed: 'says which rows of a list are read' },
  'public.subscription_checkpoints': {
    computed: 'process managers do nothing twice, and reactors begin at the end of a log (ADR 51)',
  },
  'public.parked_events': { computed: 'what cannot be handled is parked again' },
  'public.given_grants': { computed: 'read from the log of each organisation' },
  'public.given_grants_read': { computed: 'how far those were read' },

  'public.login_sessions': { leftOut: 'everybody logs in again: a copy of a session opens nothing' },
  'public.login_attempts': { leftOut: 'ten minutes of a login' },
  'public.logout_tokens': { leftOut: 'there is no session left to end' },
  'public.desk_visits': {
    leftOut: 'holds places in the log of this store; the desk says once more what is new',
  },
  'public.backups_made': { leftOut: 'of this place' },
  'public.restores': { leftOut: 'of this place' },
};

/** In the order in which they are filled. */
export function tablesKeptWith(what: 'data' | 'keys'): readonly string[] {
  return Object.keys(TABLES).filter((name) => {
    const fate = TABLES[name];
    return fate !== undefined && 'keptWith' in fate && fate.keptWith === what;
  });
}

export function orderOf(table: string): readonly string[] {
  const fate = TABLES[table];
  return fate !== undefined && 'orderedBy' in fate ? (fate.orderedBy ?? []) : [];
}
