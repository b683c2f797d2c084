import { defaultProjects } from '../../../reference/model.ts';
import { Reference } from '../../../reference/reference.ts';
import { serve } from '../../../reference/serve.ts';
import type { Values } from './gateway.ts';

/** What stands behind a gateway, where that is not the reference alone. */
export type Behind = 'two states' | 'changed keys';

/** What stands behind a gateway, until it is closed. */
export interface ServedBehind {
  /** What the configuration is filled with. */
  values: Values;
  /** The address at which the messages are read, past the gateway. */
  inbox: string;
  /** What is done before the suite runs, with the address of the gateway. */
  prepare?: (url: string) => Promise<void>;
  close: () => Promise<void>;
}

/** Serves what stands behind a gateway. */
export function serveBehind(kind?: Behind): Promise<ServedBehind> {
  if (kind === 'two states') return twoStates();
  return kind === 'changed keys' ? changedKeys() : alone();
}

const hostOf = (url: string) => new URL(url).host;

async function alone(): Promise<ServedBehind> {
  const { url, close } = await serve(new Reference());
  return { values: { target: hostOf(url) }, inbox: url, close };
}

/** Two servers that share nothing but the provider of their messages. */
async function twoStates(): Promise<ServedBehind> {
  const states = [new Reference(), new Reference()];
  const served = await Promise.all(states.map(each => serve(each)));
  const messages = await serve({
    fetch: async request => {
      const all = await Promise.all(states.map(async each => each.fetch(request.clone())));
      const lists = await Promise.all(all.map(each => each.json() as Promise<unknown[]>));
      return Response.json(lists.flat());
    },
  });
  const [one, other] = served.map(({ url }) => hostOf(url));
  return {
    values: { target: one!, other: other! },
    inbox: messages.url,
    close: async () => {
      await Promise.all([...served, messages].map(each => each.close()));
    },
  };
}

/** A server whose keys have changed since somebody read them through the gateway. */
async function changedKeys(): Promise<ServedBehind> {
  let isOld = true;
  class ChangesKeys extends Reference {
    protected override async publicKeys(): Promise<{ keys: object[] }> {
      const { keys } = (await super.publicKeys()) as { keys: { kid: string }[] };
      return { keys: isOld ? keys.map(each => ({ ...each, kid: `${each.kid}-old` })) : keys };
    }
  }
  const { url, close } = await serve(new ChangesKeys());
  return {
    values: { target: hostOf(url) },
    inbox: url,
    prepare: async gateway => {
      const project = defaultProjects[0]!.projectId;
      await fetch(`${gateway}/v2/keys/${project}`).then(each => each.text());
      isOld = false;
    },
    close,
  };
}
