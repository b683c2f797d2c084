import type { Front } from '../in-process/request.ts';

const json = { name: 'Content-Type', value: 'application/json' };
const failed = { errorCode: 'E011000', errorDescription: 'Internal error' };
const busy = { errorCode: 'E130429', errorDescription: 'Rate limit exceeded' };

/** What may come in place of an answer, as a client sees it. */
export const faults = {
  'answers 500': async () => ({ status: 500, headers: [json], body: JSON.stringify(failed) }),
  'answers 429': async () => ({
    status: 429,
    headers: [json, { name: 'Retry-After', value: '1' }],
    body: JSON.stringify(busy),
  }),
  'is cut short': async (_call, pass) => {
    await pass();
    throw new Error('aborted');
  },
  'is closed': async () => {
    throw new Error('socket hang up');
  },
} as const satisfies Record<string, Front>;

/** What may come in place of all answers of an operation: a refusal shows nothing where everybody is refused. */
export const refusal: Front = async () => ({
  status: 400,
  headers: [json],
  body: JSON.stringify({ errorCode: 'E011003', errorDescription: 'Request is invalid' }),
});

export const faultNames = Object.keys(faults) as (keyof typeof faults)[];

export type FaultName = keyof typeof faults | 'refuses all';
