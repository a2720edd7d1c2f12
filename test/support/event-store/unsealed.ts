import type { Sealing } from '../../../src/platform/event-store/event-codec.js';
import { withPersonal } from '../../../src/shared/personal-places.js';

/** For events that hold nothing personal, or are kept readable for people to read. */
export const UNSEALED: Sealing = {
  seal: (events) =>
    Promise.resolve(
      events.map((recorded) => ({
        ...recorded,
        event: {
          ...recorded.event,
          data: withPersonal(recorded.event.data, (value) =>
            value.scope === 'register' && 'value' in value ? value.value : value,
          ),
        },
      })),
    ),
  located: (event) => event,
  open: (events) => Promise.resolve(events),
  openIn: (sealed) => Promise.resolve(sealed),
};
