import { decodeJwt, decodeProtectedHeader, type JWTPayload } from 'jose';
import { shown } from './texts.ts';

/** The claims of a JWT, unverified; none where it is no JWT. */
export function claimsOf(jwt: string): JWTPayload {
  const known = decoded.get(jwt);
  if (known) return known;
  if (decoded.size >= mostDecoded) decoded.clear();
  const claims = newClaimsOf(jwt);
  decoded.set(jwt, claims);
  return claims;
}

/** Rules ask for the claims of the same JWT again and again. */
const decoded = new Map<string, JWTPayload>();
const mostDecoded = 1000;

function newClaimsOf(jwt: string): JWTPayload {
  try {
    return decodeJwt(jwt);
  } catch {
    return {};
  }
}

/** The header of a JWT; empty where it is no JWT. */
export function headerOf(jwt: string): { alg?: string; kid?: string } {
  try {
    return decodeProtectedHeader(jwt);
  } catch {
    return {};
  }
}

/** Whether a text has the three parts of a JWT. */
export const looksLikeJwt = (text: string): boolean => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(text);

/** Whether a text holds a JWT with readable claims. */
export const holdsJwt = (text: string): boolean => /eyJ[\w-]+\.eyJ/.test(text);

/** Whether an issuer is a project, alone or at the end of a URL. */
export function namesProject(claim: unknown, projectId: string): boolean {
  const issuer = typeof claim === 'string' ? claim : '';
  return issuer === projectId || issuer.split('/').slice(-2).includes(projectId);
}

/** Whether a project is in an audience, where there is one. */
export const isInAudience = (claim: unknown, projectId: string): boolean =>
  [claim ?? projectId].flat().includes(projectId);

/** Whether methods of authentication have the text message among them. */
export const namesSms = (claim: unknown): boolean =>
  typeof claim === 'string' ? claim.includes('sms') : [claim].flat().includes('sms');

/** Between which times in s an expiry has to lie: what counts in ms lies far beyond. */
export const boundsOfExpiry = (now: number) => ({
  after: now / 1000,
  before: now / 1000 + 100 * 365 * 24 * 3600,
});

/** A time of a claim as a finding shows it, with what it looks like where it counts in ms. */
export function shownTime(claim: unknown): string {
  const isInMs = typeof claim === 'number' && claim > 1e11 && claim < 1e15;
  return shown(claim) + (isInMs ? ', which looks like milliseconds' : '');
}

/** How far clocks may differ, in s: more than SDKs allow, and less than anybody overlooks. */
const skew = 60;

/** The latest time in s at which a JWT that is good now may begin. */
export const latestStart = (now: number) => Math.round(now / 1000) + skew;

/** Whether the time of a claim in s has come; without the claim nothing is waited for. */
export const hasCome = (claim: unknown, now: number): boolean =>
  claim === undefined || (typeof claim === 'number' && claim <= latestStart(now));

/** The custom claims of a session JWT: at the top, or under `nsec`. */
export function customClaimsOf(claims: JWTPayload): Record<string, unknown> {
  return { ...(claims['nsec'] as object), ...claims };
}
