// The order board: what is to be done, oldest first, in three columns.

import { announce, byId, el, failure, money, show, time } from '../dom.js';
import { poll } from '../poll.js';
import { staffRequest } from './session.js';

const columns = [
  { status: 'placed', title: 'New', next: 'preparing', action: 'Start', none: 'No new orders. Time to wipe the counter.' },
  { status: 'preparing', title: 'In the making', next: 'ready', action: 'Ready', none: 'Nothing in the making.' },
  { status: 'ready', title: 'Ready', next: 'collected', action: 'Collected', none: 'Nothing waits to be collected.' },
];
const words = { placed: 'new', preparing: 'in the making', ready: 'ready', collected: 'collected', cancelled: 'cancelled' };

let orders = null;              // Map of id → order, those that are open
let lost = false;
const cards = new Map();        // id → element, so that a card that moves stays the same one
const busy = new Set();
let changes = 0;

async function all(status) {
  const found = [];
  for (let after = ''; after !== null;) {
    const page = await staffRequest(`/api/orders?status=${status}&limit=200${after && `&after=${encodeURIComponent(after)}`}`);
    found.push(...page.orders);
    after = page.next;
  }
  return found;
}

async function refresh() {
  const before = changes;
  let next;
  try {
    next = new Map((await Promise.all(columns.map(column => all(column.status)))).flat().map(order => [order.id, order]));
  } catch (error) {
    lost = true;
    if (orders) draw();
    else show(byId('board'), failure(error, ask));
    throw error;
  }
  lost = false;
  if (before !== changes) return; // An answer from before somebody pressed a button here.
  const arrived = orders ? [...next.values()].filter(order => order.status === 'placed' && !orders.has(order.id)) : [];
  if (arrived.length > 0) announce(arrived.map(order => `New: order ${order.number} for ${order.customer}`).join('. '));
  orders = next;
  draw();
}

function skeleton() {
  show(byId('board'), columns.map(column => el('section', { class: 'column', 'aria-busy': 'true' }, el('h2', {}, column.title),
    el('div', { class: 'ticket card' }, el('p', { class: 'skeleton' }, 'Order'), el('p', { class: 'skeleton' }, 'Lines')))));
}

function draw() {
  const focused = document.activeElement?.closest?.('.ticket')?.dataset.order;
  byId('lost').hidden = !lost;
  byId('count').textContent = `${orders.size} open ${orders.size === 1 ? 'order' : 'orders'}`;
  const byTime = [...orders.values()].sort((a, b) => a.placedAt.localeCompare(b.placedAt) || a.number - b.number);
  byId('board').replaceChildren(...columns.map(column => {
    const here = byTime.filter(order => order.status === column.status);
    return el('section', { class: 'column', 'aria-labelledby': `column-${column.status}` },
      el('h2', { id: `column-${column.status}` }, column.title, el('span', { class: 'tally' }, here.length)),
      here.length === 0 ? el('p', { class: 'none' }, column.none) : el('ul', {}, here.map(order => ticket(order, column))));
  }));
  for (const id of cards.keys()) if (!orders.has(id)) cards.delete(id);
  if (focused) (cards.get(focused)?.querySelector('button') ?? byId('board')).focus();
}

/** The card of an order; made anew only when something about it has changed. */
function ticket(order, column) {
  const looks = `${order.status} ${busy.has(order.id)}`;
  const known = cards.get(order.id);
  if (known?.dataset.looks === looks) return known;

  const set = (status, text, kind) => el('button', {
    class: kind, disabled: busy.has(order.id), 'aria-label': `${text} order ${order.number}`, onclick: () => change(order, status),
  }, text);
  const card = el('li', { class: 'ticket card', 'data-order': order.id, 'data-looks': looks },
    el('h3', {}, el('span', { class: 'ticket-number' }, order.number), order.customer),
    el('p', { class: 'muted' }, `Placed at ${time(order.placedAt)} · ${money(order.total, order.currency)}`),
    el('ul', { class: 'lines' }, order.lines.map(line => el('li', {}, el('b', {}, `${line.quantity} ×`), ` ${line.name}`))),
    order.note ? el('blockquote', {}, order.note) : null,
    el('div', { class: 'actions' }, set(column.next, column.action, 'primary'),
      order.status === 'ready' ? null : set('cancelled', 'Cancel', 'quiet')));
  cards.set(order.id, card);
  return card;
}

async function change(order, status) {
  busy.add(order.id);
  changes++;
  draw();
  try {
    const changed = await staffRequest(`/api/orders/${order.id}/status`, { method: 'POST', body: { status } });
    put(changed);
    announce(`Order ${order.number} is ${words[status]}`);
  } catch (error) {
    await explain(order, status, error);
  } finally {
    busy.delete(order.id);
    changes++;
    draw();
    ask();
  }
}

function put(order) {
  if (columns.some(column => column.status === order.status)) orders.set(order.id, order);
  else orders.delete(order.id);
}

/** Somebody else was first, or no answer came: what the order is now, and that it wasn't this press. */
async function explain(order, status, error) {
  const now = error.status === 409 && await staffRequest(`/api/orders/${order.id}`).catch(() => null);
  const text = now
    ? `Order ${order.number} is ${words[now.status]} already: somebody else was first.`
    : `Order ${order.number} was not set to ${words[status]}: ${error.title}`;
  if (now) put(now);
  byId('news').append(el('p', { class: 'notice' }, text,
    el('button', { class: 'quiet', onclick: event => event.target.closest('p').remove() }, 'All right')));
}

skeleton();
const ask = poll(refresh, 2_000);
