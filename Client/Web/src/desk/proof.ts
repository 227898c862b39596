/** The gateway's proof of a case; see docs/api.md. */
export interface Proof {
  from: number;
  head: number;
  headHash: string;
  brokenAt?: number;
  entries: { version: number; before: string; covers: string; hash: string }[];
}

/**
 * Computes the hash of each entry anew, and answers the first version that is not what was chained; null when all are.
 * Undefined where the browser computes no hashes: it does so only on pages opened by HTTPS or on this machine.
 */
export async function brokenEntry(proof: Proof): Promise<number | null | undefined> {
  if (!globalThis.crypto?.subtle) {
    return undefined;
  }

  for (const entry of proof.entries) {
    const covered = Uint8Array.from(atob(entry.covers), (letter) => letter.charCodeAt(0));
    const before = fromHex(entry.before);
    const bytes = new Uint8Array(before.length + covered.length);
    bytes.set(before);
    bytes.set(covered, before.length);
    if (toHex(await crypto.subtle.digest('SHA-256', bytes)) !== entry.hash) {
      return entry.version;
    }
  }

  return null;
}

function fromHex(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

function toHex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
