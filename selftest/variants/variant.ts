import { Reference } from '../../reference/reference.ts';
import { embedded } from '../../targets/reference.ts';
import type { Connection, Target } from '../../targets/target.ts';

/** A server that is as correct as the reference, though it differs in what the documents leave open. */
export type Conformant = typeof Reference & {
  /** How it is reached, where that differs from the reference. */
  reached?(connection: Connection): Connection;
};

/** A freedom that the documents leave: gives a subclass that uses it. */
export type Freedom = (Base: Conformant) => Conformant;

/** The servers that use some freedoms at once. */
export const conformant = (freedoms: Readonly<Record<string, Freedom>>): Conformant =>
  Object.values(freedoms).reduce((Base, free) => free(Base), Reference as Conformant);

/** A server that uses some freedoms at once, as a target: it has no known failure. */
export function variantTarget(freedoms: Readonly<Record<string, Freedom>>): Target {
  const Variant = conformant(freedoms);
  const target = embedded(nameOf(freedoms), async () => new Variant());
  const connect = async () => {
    const connection = await target.connect();
    return Variant.reached?.(connection) ?? connection;
  };
  return { ...target, connect };
}

/** The freedoms that a variant uses, such as `sendsLate`, or several with a plus between them. */
export function nameOf(freedoms: Readonly<Record<string, Freedom>>): string {
  return Object.keys(freedoms).join(' + ');
}
