/** Where in the screen somebody is: in the address behind '#', so that a reload and a bookmark lead back. */
export interface Route {
  view: 'wall' | 'desk' | 'surge';
  /** The unit that the numbers and the desk are of; the caller's own unless told. */
  unit: string | null;
  case: string | null;
}

const VIEWS = ['wall', 'desk', 'surge'] as const;

export const route = $state<Route>(read());
addEventListener('hashchange', () => Object.assign(route, read()));

function read(): Route {
  const [path = '', query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const [view, unit] = path.split('/');
  return {
    view: VIEWS.find((known) => known === view) ?? 'wall',
    unit: unit && /^\d{4,15}$/.test(unit) ? unit : null,
    case: new URLSearchParams(query).get('case'),
  };
}

/** Goes somewhere; what is not named stays. */
export function go(to: Partial<Route>): void {
  const next = { ...route, ...to };
  const query = next.case && next.view === 'desk' ? `?case=${encodeURIComponent(next.case)}` : '';
  location.hash = `/${next.view}${next.unit ? `/${next.unit}` : ''}${query}`;
}
