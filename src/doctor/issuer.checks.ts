import type { IssuerConfig } from '../platform/identity/issuer-config.js';
import { acrValuesOf } from '../platform/identity/fresh-proof-rule.js';
import { failed, ok, warning, type Check, type Finding } from './finding.js';

const CONNECT_MS = 8_000;

/** Whether it is there, and says of itself what it should. */
export function ofIssuer(config: IssuerConfig): Check {
  return {
    name: `issuer ${config.issuer}`,
    run: () => {
      if (config.login !== undefined) return ofProvider(config);
      return config.jwksUri === undefined
        ? Promise.resolve(ok('its public key is in the settings'))
        : ofKeys(config.jwksUri);
    },
  };
}

async function ofKeys(jwksUri: string): Promise<Finding> {
  const said = await answerOf(jwksUri);
  if (!('document' in said)) return said;
  const { keys } = said.document;
  return Array.isArray(keys) && keys.length > 0
    ? ok('its keys are there')
    : failed('there are no keys', 'is jwksUri in AUTH_ISSUERS the address of its keys?');
}

/** People log in there: what its discovery says is held against what they need (OpenID Connect Discovery 1.0, §3). */
async function ofProvider(config: IssuerConfig): Promise<Finding> {
  const said = await answerOf(`${config.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  if (!('document' in said)) return said;
  const { document } = said;
  if (document['issuer'] !== config.issuer)
    return failed('calls itself otherwise', 'set issuer in AUTH_ISSUERS as its discovery says it');
  const [first, ...more] = lacking(document, config);
  const rest = more.map(({ says }) => `; ${says}`).join('');
  return first === undefined
    ? ok('is there, and people can log in')
    : { ...first, says: `${first.says}${rest}` };
}

/** Worst first. A list that it does not give says nothing. */
function lacking(document: Discovery, { algorithms, jwksUri, freshProof }: IssuerConfig): Finding[] {
  const lacks = (list: string, wanted: readonly string[]): boolean => {
    const given = document[list];
    return Array.isArray(given) && !wanted.some((one) => given.includes(one));
  };
  const atTheClient = 'let the client of the desk there have it';
  const acr = acrValuesOf(freshProof);
  return [
    ...(lacks('scopes_supported', ['openid']) ? [failed('has no scope openid', atTheClient)] : []),
    ...(lacks('response_types_supported', ['code'])
      ? [failed('gives no code for a login', atTheClient)]
      : []),
    ...(lacks('code_challenge_methods_supported', ['S256'])
      ? [failed('knows no PKCE by S256', 'a provider without it is not enough')]
      : []),
    ...(lacks('id_token_signing_alg_values_supported', algorithms)
      ? [failed(`signs by none of ${algorithms.join(', ')}`, 'set algorithms in AUTH_ISSUERS')]
      : []),
    ...(lacks('scopes_supported', ['profile'])
      ? [warning('has no scope profile: people have no names here', atTheClient)]
      : []),
    ...(acr.length > 0 && lacks('acr_values_supported', acr)
      ? [warning(`knows none of ${acr.join(', ')}`, 'set requiredAcr in AUTH_ISSUERS to what it gives')]
      : []),
    ...(jwksUri !== undefined && document['jwks_uri'] !== jwksUri
      ? [warning('says that its keys are elsewhere', 'set jwksUri in AUTH_ISSUERS as its discovery says it')]
      : []),
  ];
}

type Discovery = Readonly<Record<string, unknown>>;

async function answerOf(address: string): Promise<Finding | { readonly document: Discovery }> {
  const todo = 'is its address in AUTH_ISSUERS right, and is it running?';
  const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(CONNECT_MS) }).catch(
    () => undefined,
  );
  if (answer === undefined) return failed('does not answer', todo);
  if (!answer.ok) return failed(`answers ${answer.status}`, todo);
  const document: unknown = await answer.json().catch(() => undefined);
  return typeof document === 'object' && document !== null
    ? { document: document as Discovery }
    : failed('answers with something else than JSON', todo);
}
