import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import type { Value } from '../../drivers/protocol.ts';
import { ClientError, Witness, type Call, type Incoming } from '../../drivers/witness.ts';
import type { ClientRows } from '../../selftest/faults/client.ts';
import { gives, renamed } from '../../selftest/faults/sending.ts';

type Fields = Record<string, unknown>;

const userWithout = (name: string) =>
  gives(value => ({ ...value, ...(value.user ? { user: renamed(value.user, name) } : {}) }));

/** Gives the refresh JWT of the body alone. */
class ReadsNoCookies extends Witness {
  protected override cookie(): undefined {
    return undefined;
  }
}

/** Takes no field that it does not know. */
class KnowsAllFields extends Witness {
  protected override fieldsOf(incoming: Incoming, call: Call): Fields {
    const fields = super.fieldsOf(incoming, call);
    if ('newField' in fields) throw new ClientError({ message: 'newField is unknown' });
    return fields;
  }
}

/** Uses the name of the user as if it were always there. */
class UsesNameOfUser extends Witness {
  protected override async value(fields: Fields, incoming: Incoming, call: Call): Promise<Value> {
    const user = fields['user'] as { name: string } | undefined;
    if (user) user.name.trim();
    return super.value(fields, incoming, call);
  }
}

/** Decodes JWTs, and checks no signature. */
class ChecksNoSignature extends Witness {
  protected override async validate(): Promise<void> {}
}

/** Prints what it is answered. */
class PrintsAnswers extends Witness {
  protected override fieldsOf(incoming: Incoming, call: Call): Fields {
    this.print(`DEBUG ${call.op} answered ${incoming.text}`);
    return super.fieldsOf(incoming, call);
  }
}

/** Prints calls that failed. */
class PrintsFailedCalls extends Witness {
  protected override async call(call: Call): Promise<Value> {
    return super.call(call).catch((error: unknown) => {
      this.print(`ERROR ${JSON.stringify(this.body(call))} failed`);
      throw error;
    });
  }
}

/** Caches the keys of the first project for all. */
class CachesKeys extends Witness {
  private keys: JSONWebKeySet | undefined;

  protected override async validate(jwt: string, call: Call): Promise<void> {
    if (!call.args.validate) return;
    if (!this.keys) {
      const { text } = await this.send(this.keysRequest(call));
      this.keys = JSON.parse(text) as JSONWebKeySet;
    }
    await jwtVerify(jwt, createLocalJWKSet(this.keys));
  }
}

export const rows: ClientRows = {
  LosesMaskOfUpdate: {
    sentence: 'Gives nothing when an update was sent.',
    breaks: 'client.masked-phone-given',
    fault: gives((value, { op }) => (op === 'updatePhone' ? {} : value)),
  },
  MasksPhonesItself: {
    sentence: 'Masks the phone by itself.',
    breaks: 'client.masked-phone-given',
    fault: gives((value, { op, args }) =>
      op === 'verify' ? value : { maskedPhone: `***${(args.phone ?? args.loginId)!.slice(-2)}` },
    ),
  },
  LosesSession: {
    sentence: 'Gives no session JWT.',
    breaks: 'client.session-given',
    fault: gives(value => renamed(value, 'sessionJwt')),
  },
  LosesRefreshJwt: {
    sentence: 'Gives no refresh JWT.',
    breaks: 'client.refresh-given',
    also: ['client.cookie-refresh-given'],
    fault: gives(value => renamed(value, 'refreshJwt')),
  },
  LosesUser: {
    sentence: 'Gives no user.',
    breaks: 'client.user-given',
    also: ['client.user-complete'],
    fault: gives(value => renamed(value, 'user')),
  },
  LosesLoginIds: {
    sentence: 'Gives a user without login IDs.',
    breaks: 'client.user-given',
    also: ['client.user-complete'],
    fault: userWithout('loginIds'),
  },
  LosesFamilyName: {
    sentence: 'Gives a user without family name.',
    breaks: 'client.user-complete',
    fault: userWithout('familyName'),
  },
  LosesTenants: {
    sentence: 'Gives a user without tenants.',
    breaks: 'client.user-complete',
    fault: userWithout('userTenants'),
  },
  DropsFalse: {
    sentence: 'Drops firstSeen where it is false.',
    breaks: 'client.first-seen-given',
    fault: gives(value => (value.firstSeen === false ? renamed(value, 'firstSeen') : value)),
  },
  CallsEverybodyNew: {
    sentence: 'Takes true for the default of firstSeen.',
    breaks: 'client.first-seen-not-invented',
    fault: gives((value, { op }) =>
      op === 'verify' ? { ...value, firstSeen: value.firstSeen ?? true } : value,
    ),
  },
  ReadsNoCookies: {
    sentence: 'Reads no cookies.',
    breaks: 'client.cookie-refresh-given',
    fault: ReadsNoCookies,
  },
  KnowsAllFields: {
    sentence: 'Refuses answers with a field that it does not know.',
    breaks: 'client.unknown-fields-tolerated',
    fault: KnowsAllFields,
  },
  UsesNameOfUser: {
    sentence: 'Trims the name of a user who has none.',
    breaks: 'client.unknown-fields-tolerated',
    fault: UsesNameOfUser,
  },
  ChecksNoSignature: {
    sentence: 'Checks no signature.',
    breaks: 'client.forged-session-refused',
    fault: ChecksNoSignature,
  },
  PrintsAnswers: {
    sentence: 'Prints what it is answered.',
    breaks: 'client.nothing-secret-printed',
    fault: PrintsAnswers,
  },
  PrintsFailedCalls: {
    sentence: 'Prints calls that failed, with their tokens.',
    breaks: 'client.nothing-secret-printed',
    fault: PrintsFailedCalls,
  },
  CachesKeys: {
    sentence: 'Checks sessions of a second project by the keys of the first.',
    breaks: 'client.session-of-other-keys-accepted',
    fault: CachesKeys,
  },
};
