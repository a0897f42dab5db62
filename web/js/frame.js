// What stands around every page: who served which part, and whether there is a connection.

import { byId, el } from './dom.js';

const parts = [['/api/menu', 'menu'], ['/api/orders', 'orders'], ['/api/reports', 'reports'], ['/api/staff', 'sign-in']];
const servers = new Map();

/** Notes whose answer it was, for the badge in the footer. */
export function servedBy(path, server) {
  const part = parts.find(([prefix]) => path.startsWith(prefix))?.[1] ?? 'page';
  if (!server || servers.get(part) === server) return;
  servers.set(part, server);
  byId('served-by').replaceChildren(...[...servers].map(([name, by]) => el('li', {}, `${name} from `, el('b', {}, by))));
}

fetch(location.pathname, { method: 'HEAD', cache: 'no-store' })
  .then(answer => servedBy('', answer.headers.get('X-Served-By')), () => {});

const offline = el('p', { class: 'offline', role: 'status' });
document.body.prepend(offline);
const tellConnection = () => {
  offline.textContent = navigator.onLine ? '' : 'You are offline. What you type here is kept.';
  offline.hidden = navigator.onLine;
};
addEventListener('online', tellConnection);
addEventListener('offline', tellConnection);
tellConnection();
