import { NotAnswered, postOutside, type OutsideRules } from '../outside/post-outside.js';
import { PhoneSending, type Handed, type Message } from '../sending.port.js';
import { meaningOf } from './answer-meaning.js';
import { filledIn, fillingFor, type Road } from './gateway.js';
import { internationalNumber } from './phone-number.js';

export type PhoneChannel = 'text' | 'voice';

/** One road that is set up: by which gateway, with which secret, and from whom it seems to come. */
export interface PhoneRoad {
  readonly road: Road;
  readonly secret: string;
  /** A name of eleven letters at most, or a number. */
  readonly from: string;
}

const LOCALES = { nl: 'nl-NL', en: 'en-GB' } as const;

/** Whom an operator chose may lie on the machine itself. */
const CHOSEN_BY_OPERATOR: OutsideRules = { mayReach: () => true };

/** Texts and calls by a gateway over HTTP, as its file says it wants them (ADR 53). */
export class GatewaySending extends PhoneSending {
  /** Codes of what went wrong last, by road; nothing after a message that went. */
  readonly #wrong = new Map<PhoneChannel, string>();

  constructor(
    private readonly roads: Readonly<Partial<Record<PhoneChannel, PhoneRoad>>>,
    private readonly rules: OutsideRules = CHOSEN_BY_OPERATOR,
  ) {
    super();
  }

  override carries(channel: PhoneChannel): boolean {
    return this.roads[channel] !== undefined;
  }

  override check(): Promise<string | undefined> {
    return Promise.resolve([...this.#wrong.values()][0]);
  }

  override async send(channel: PhoneChannel, message: Message, signal: AbortSignal): Promise<Handed> {
    const chosen = this.roads[channel];
    if (chosen === undefined) return { never: 'no-gateway' };
    const to = internationalNumber(message.to);
    if (to === undefined) return { never: 'no-phone-number' };
    const handed = await this.hand(chosen, to, message, signal);
    // A number that is refused is no fault of the gateway.
    if (typeof handed === 'object' && 'later' in handed) this.#wrong.set(channel, handed.later);
    else this.#wrong.delete(channel);
    return handed;
  }

  private async hand(
    { road, secret, from }: PhoneRoad,
    to: string,
    { id, text, language }: Message,
    signal: AbortSignal,
  ): Promise<Handed> {
    const filling = fillingFor(to, { id, text, from, secret, locale: LOCALES[language] });
    try {
      const answer = await postOutside(
        {
          url: new URL(road.url),
          headers: {
            'content-type': 'application/json',
            accept: 'application/json',
            ...filledIn(road.headers, filling),
          },
          body: JSON.stringify(filledIn(road.body, filling)),
          signal,
        },
        this.rules,
      );
      return meaningOf(answer, road.answers);
    } catch (error) {
      if (signal.aborted || !(error instanceof NotAnswered)) throw error;
      return { later: `gateway-${error.code}` };
    }
  }
}
