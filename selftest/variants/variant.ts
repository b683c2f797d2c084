import type { Reference } from '../../reference/reference.ts';
import { embedded } from '../../targets/reference.ts';
import type { Connection, Target } from '../../targets/target.ts';

/** An heir of the reference that is as correct, and uses a freedom that the documents leave. */
export interface Variant {
  new (): Reference;
  /** How it is reached, where that differs from the reference. */
  reached?(connection: Connection): Connection;
}

/** A variant as a target: it has no known failure. */
export function variantTarget(Variant: Variant): Target {
  const target = embedded(Variant.name, async () => new Variant());
  const connect = async () => {
    const connection = await target.connect();
    return Variant.reached?.(connection) ?? connection;
  };
  return { ...target, connect };
}
