import type { OrganisationProfile } from '../../organisations/organisation-profile.js';
import { channelsOf } from '../../organisations/on-call.js';
import type { Moment } from '../../shared/moment.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import { Refusal } from '../../shared/refusal.js';
import type { Notice } from '../notice.js';

type StepChannels = ReturnType<typeof channelsOf>;

/** Somebody tried whether alarms reach each step of the ladder, by each of its channels. */
export type TestAlarmSounded = DomainEvent<
  'TestAlarmSounded',
  { readonly steps: readonly { readonly step: string; readonly channels: StepChannels }[] }
>;

export const TEST_ALARM_EVENT_TYPES = { TestAlarmSounded: { schemaVersion: 1 } } as const;

/** @param step its id; absent: all of them @throws Refusal where nobody is on the ladder, or no such step */
export function soundTestAlarm(
  { onCallLadder }: Pick<OrganisationProfile, 'onCallLadder'>,
  step?: string,
): TestAlarmSounded {
  if (onCallLadder.length === 0)
    throw new Refusal('no-ladder', 'The profile of this organisation names nobody to alarm.');
  const asked = onCallLadder.filter(({ id }) => step === undefined || id === step);
  if (asked.length === 0)
    throw new Refusal('no-such-step', 'There is no such step on the ladder.', 'invalid', 'step');
  return {
    type: 'TestAlarmSounded',
    data: { steps: asked.map((one) => ({ step: one.id, channels: channelsOf(one) })) },
  };
}

/** @param cause id of the event */
export function noticesOfTest(
  { data: { steps } }: TestAlarmSounded,
  { cause, at, organisation }: { readonly cause: string; readonly at: Moment; readonly organisation: string },
): readonly Notice[] {
  return steps.flatMap(({ step, channels }) =>
    channels.map((channel): Notice => ({
      ...{ cause, at, organisation, kind: 'test-alarm', channel, urgent: true },
      recipient: { kind: 'step', step },
    })),
  );
}
