/** What whoever installs Lekwacht has to say; everything else is made, or has a default. */
export interface Answers {
  readonly folder: string;
  readonly organisation: string;
  readonly name: string;
  /** Whether people live or hide there. */
  readonly shelters: boolean;
  /** Of whoever is on call; empty: nobody yet. */
  readonly phone: string;
  readonly publicUrl: string;
  readonly issuer: string;
  readonly audience: string;
  readonly algorithm: string;
  /** Where the issuer publishes its keys. */
  readonly jwks: string;
  readonly clientId: string;
  /** That holds its secret and nothing else, which has no place on a command line or a screen; empty: it has none. */
  readonly clientSecretFile: string;
  /** `provider-enforces`, or `acr:<value>`, `amr:<value>`. */
  readonly secondFactor: string;
  /** `host:port/name` of the database, or the folder of its socket in place of both. */
  readonly database: string;
}

export interface Question {
  readonly name: keyof Answers;
  /** As it is asked, with what it may be. */
  readonly ask: string;
  readonly form: RegExp;
  /** Absent: where nobody is asked it has to be said, if only that there is none. */
  readonly otherwise?: string;
}

const LINE = /^[^\r\n]+$/;
const WORD = /^[^\s'"\\]+$/;

export const QUESTIONS: readonly Question[] = [
  {
    name: 'folder',
    ask: 'Folder for everything of this installation',
    form: /^[^'"\\\r\n]+$/,
    otherwise: 'lekwacht',
  },
  {
    name: 'organisation',
    ask: 'Short name of the organisation, as in addresses (a-z, 0-9, -)',
    form: /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
  },
  { name: 'name', ask: 'Its name, as people know it', form: LINE },
  { name: 'shelters', ask: 'Do people live or hide there? (yes, no)', form: /^(yes|no)$/ },
  {
    name: 'phone',
    ask: 'Phone number that is called in danger, at any hour (empty: none yet)',
    form: /^(\+?[\d ()-]{3,24})?$/,
  },
  { name: 'publicUrl', ask: 'Address at which browsers reach the desk', form: /^https:\/\/[^\s/'"\\]+$/ },
  {
    name: 'issuer',
    ask: 'Issuer of tokens: the address of the OpenID provider',
    form: /^https?:\/\/[^\s'"\\]+$/,
  },
  { name: 'audience', ask: 'Audience of tokens of programs', form: WORD, otherwise: 'lekwacht' },
  { name: 'algorithm', ask: 'Algorithm of its tokens', form: WORD, otherwise: 'RS256' },
  {
    name: 'jwks',
    ask: 'Address of its keys (empty: it is asked for it)',
    form: /^(https?:\/\/[^\s'"\\]+)?$/,
    otherwise: '',
  },
  { name: 'clientId', ask: 'Client of the desk there', form: WORD },
  {
    name: 'clientSecretFile',
    ask: 'File with the secret of that client (empty: it has none)',
    form: /^[^\r\n]*$/,
  },
  {
    name: 'secondFactor',
    ask: 'How a second factor shows (provider-enforces, acr:<value>, amr:<value>)',
    form: /^(provider-enforces|(acr|amr):[^\s'"\\]+)$/,
  },
  {
    name: 'database',
    ask: 'PostgreSQL, as host:port/name or /folder-of-its-socket/name (no URL: roles and passwords are made here)',
    form: /^(?:\/[\w./-]*\w|(?:[\w.-]+|\[[0-9a-fA-F:.]+\])(?::\d{1,5})?)\/[a-z_][a-z0-9_]*$/,
    otherwise: '/var/run/postgresql/lekwacht',
  },
];

/** `publicUrl` is `--public-url`. */
export const flagOf = ({ name }: Question): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * @param given by flags @param ask somebody who is there; absent: nobody is
 * @throws Error naming every flag that is missing or is not of its form, without what was given
 */
export async function answersTo(
  given: Readonly<Partial<Record<keyof Answers, string>>>,
  ask?: (question: string) => Promise<string>,
): Promise<Answers> {
  const wrong: string[] = [];
  const answers: Partial<Record<keyof Answers, string>> = {};
  for (const question of QUESTIONS) {
    const { name, form, otherwise } = question;
    let answer = given[name];
    if (answer === undefined && ask !== undefined) answer = await askFor(question, ask);
    answer ??= otherwise;
    if (answer === undefined || !form.test(answer)) wrong.push(`--${flagOf(question)}: ${question.ask}`);
    else answers[name] = answer;
  }
  if (answers.shelters === 'yes' && answers.phone === '')
    wrong.push('--phone: where people live or hide somebody has to be called in danger');
  if (wrong.length > 0)
    throw new Error(`These are missing, or cannot be used:\n${wrong.map((one) => `  ${one}`).join('\n')}`);
  return { ...(answers as Record<keyof Answers, string>), shelters: answers.shelters === 'yes' };
}

/** Until it is of its form. */
async function askFor(
  { ask: words, form, otherwise }: Question,
  ask: (question: string) => Promise<string>,
): Promise<string> {
  for (;;) {
    const said = (await ask(`${words}${otherwise ? ` [${otherwise}]` : ''}: `)).trim();
    const answer = said === '' && otherwise !== undefined ? otherwise : said;
    if (form.test(answer)) return answer;
  }
}
