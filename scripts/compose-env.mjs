// Writes .env for docker compose with passwords of its own; what exists is never overwritten.
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';

const password = () => randomBytes(24).toString('base64url');
const key = () => randomBytes(32).toString('base64');

const lines = [
  '# Made by npm run compose-env. Keep it secret, and keep a copy: receipts depend on the keys.',
  '# Of PostgreSQL: its superuser, the owner of the tables, and the role of the desk.',
  `POSTGRES_PASSWORD=${password()}`,
  `POSTGRES_OWNER_PASSWORD=${password()}`,
  `POSTGRES_DESK_PASSWORD=${password()}`,
  `LEKWACHT_RECEIPT_KEY=${key()}`,
  `LEKWACHT_ACTOR_KEY=${key()}`,
  '# What the log is signed with, and what its entries are tagged with: docs/proof.md.',
  `LEKWACHT_LOG_KEY=${key()}`,
  `LEKWACHT_TAG_KEY=${key()}`,
  '# Without it nothing personal in the database can be read.',
  `LEKWACHT_WRAPPING_KEYS=1:${key()}`,
  `METRICS_TOKEN=${password()}`,
  `KURRENTDB_ADMIN_PASSWORD=${password()}`,
  `KURRENTDB_OPS_PASSWORD=${password()}`,
  '',
  '# Yours to fill in: who issues tokens (README, "Settings").',
  'AUTH_ISSUERS=',
  '# And where browsers reach the desk: https://…',
  'LEKWACHT_PUBLIC_URL=',
  '# The folder of your profile: begin with a copy of deploy/organisation.yaml, called <slug>.yaml.',
  'LEKWACHT_PROFILES=./profiles',
  '',
  '# Another PostgreSQL for the keys of what is personal, with a role and backups of its own.',
  '#LEKWACHT_KEYS_URL=postgresql://keys:…@keys:5432/keys',
  '',
  '# With a KurrentDB: the folder of its certificates (ca/ca.crt; for each node <name>/node.crt and <name>/node.key),',
  '# and where it is. The user needs to read $all.',
  '#KURRENTDB_CERTIFICATES=./certificates',
  '#KURRENTDB_URL=kurrentdb://desk:…@kurrentdb:2113?tlsCAFile=/certificates/ca/ca.crt',
  '#KURRENTDB_URL=kurrentdb://desk:…@kurrentdb-1:2113,kurrentdb-2:2113,kurrentdb-3:2113?tlsCAFile=/certificates/ca/ca.crt',
  '',
];
try {
  writeFileSync('.env', lines.join('\n'), { mode: 0o600, flag: 'wx' });
  console.log(
    '.env written: fill in AUTH_ISSUERS and LEKWACHT_PUBLIC_URL, then docker compose run --rm migrate, and docker compose up',
  );
} catch (error) {
  if (error.code !== 'EEXIST') throw error;
  console.error('.env is there already and was left alone');
  process.exitCode = 1;
}
