/** A role held at a unit, as the token has it. */
export interface Grant {
  role: string;
  unit: string;
}

/** Who looks at the screen. */
export interface Session {
  token: string;
  id: string;
  grants: Grant[];
  /** The highest unit whose numbers the caller may see. */
  unit: string | null;
  isOperator: boolean;
}

/** Kept for this tab alone, and gone with it. */
const KEPT = 'token';
const SEES_NO_CASE = ['resident', 'operator'];

export const access = $state<{ session: Session | null; notice: string | null }>({
  session: readToken(sessionStorage.getItem(KEPT) ?? ''),
  notice: null,
});

/** What a token says of its bearer; null when it is none. The gateway judges it, this only reads it. */
export function readToken(token: string): Session | null {
  try {
    const payload = token.trim().split('.')[1];
    if (!payload) {
      return null;
    }

    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
    const claims = JSON.parse(new TextDecoder().decode(bytes)) as { sub?: string; grants?: string[] | string };
    const texts = [claims.grants ?? []].flat();
    if (!claims.sub || texts.length === 0) {
      return null;
    }

    const grants = texts.map((text) => {
      const [role = '', unit = ''] = text.split('@');
      return { role, unit };
    });
    const units = grants.filter((grant) => !SEES_NO_CASE.includes(grant.role)).map((grant) => grant.unit);
    units.sort((one, other) => one.length - other.length || one.localeCompare(other));
    return {
      token: token.trim(),
      id: claims.sub,
      grants,
      unit: units[0] ?? null,
      isOperator: grants.some((grant) => grant.role === 'operator'),
    };
  } catch {
    return null;
  }
}

export function enter(session: Session): void {
  sessionStorage.setItem(KEPT, session.token);
  access.notice = null;
  access.session = session;
}

export function leave(notice: string | null = null): void {
  sessionStorage.removeItem(KEPT);
  access.notice = notice;
  access.session = null;
}
