// What an app is served with where there is nobody to write letters to.
import type { Desk } from '../../src/actions/desk.ts';
import type { Services } from '../../src/http/services.ts';

export function servicesOf(desk: Desk): Services {
  return {
    desk,
    letters: {
      send: () => {},
      sendLater: () => {},
      deliver: async () => {},
      isHoldingBack: false,
      unsent: async () => [],
    },
    program: { version: '0.0.0', node: '', zoneData: '', room: async () => null },
    baseUrl: 'http://127.0.0.1',
    trustProxy: 0,
    refresh: () => undefined,
    reportFault: (error) => {
      throw error;
    },
  };
}
