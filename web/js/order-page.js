// One order, from the counter to the hand.

import { request } from './api.js';
import { announce, byId, el, failure, money, show, state, time } from './dom.js';
import { poll } from './poll.js';

const steps = [
  ['placed', 'We have it', 'Your order is on the board.'],
  ['preparing', 'In the making', 'Frank is at it.'],
  ['ready', 'Ready', 'Come in, it’s waiting for you.'],
  ['collected', 'Collected', 'Enjoy. See you soon.'],
];
const headlines = {
  placed: 'Thank you, we have your order.', preparing: 'Your order is in the making.', ready: 'Your order is ready.',
  collected: 'Enjoy!', cancelled: 'This order was cancelled.',
};

const id = new URLSearchParams(location.search).get('id');
let order = null;
let lost = false;

async function refresh() {
  let next;
  try {
    next = await request(`/api/orders/${encodeURIComponent(id)}`);
  } catch (error) {
    if (error.status === 404) {
      unknown();
      return false;
    }
    lost = true;
    if (order) draw();
    else show(byId('content'), failure(error, ask));
    throw error;
  }
  const changed = lost || next.status !== order?.status;
  if (order && next.status !== order.status) announce(headlines[next.status]);
  lost = false;
  order = next;
  if (changed) draw();
  return !['collected', 'cancelled'].includes(order.status);
}

const menuLink = text => el('a', { class: 'button primary', href: '/' }, text);

function unknown() {
  document.title = 'No such order: Frank & Martha';
  show(byId('content'), state('We don’t know this order', 'Perhaps the address lost a piece on its way to you.', menuLink('To the menu')));
}

function skeleton() {
  const block = text => el('p', { class: 'skeleton' }, text);
  show(byId('content'), el('div', { class: 'order', 'aria-busy': 'true' },
    el('div', { class: 'order-head' }, el('h1', {}, el('span', { class: 'skeleton' }, 'One moment')), block('Your order')),
    el('section', { class: 'progress card' }, el('ol', { class: 'steps' }, steps.map(() => el('li', {}, el('span', { class: 'dot' }), block('Step'))))),
    el('section', { class: 'receipt card' }, block('What'), block('you'), block('ordered'))));
}

function draw() {
  document.title = `${headlines[order.status].replace('.', '')} (${order.number}): Frank & Martha`;
  const reached = steps.findIndex(([status]) => status === order.status);
  show(byId('content'), el('div', { class: 'order' },
    el('div', { class: 'order-head' },
      el('h1', {}, headlines[order.status]),
      el('p', {}, `Order ${order.number} for ${order.customer}, placed at ${time(order.placedAt)}.`),
      lost ? el('p', { class: 'notice', role: 'alert' }, 'The café can’t be reached. This is what we knew last; we keep asking.') : null),
    el('section', { class: 'progress card', 'aria-label': 'Progress' },
      order.status === 'cancelled'
        ? state('Cancelled', 'If that is a surprise, call us or come in.', menuLink('Order something else'))
        : [el('h2', { class: 'hidden-text' }, 'Progress'), el('ol', { class: 'steps' }, steps.map((step, index) => stepItem(step, index, reached)))]),
    el('section', { class: 'receipt card', 'aria-labelledby': 'what' },
      el('h2', { id: 'what' }, 'What you ordered'),
      el('ul', {}, order.lines.map(line => el('li', {}, el('span', {}, `${line.quantity} ×`), el('span', {}, line.name), el('span', {}, money(line.lineTotal, order.currency))))),
      el('p', { class: 'total' }, el('span', {}, 'Total'), el('span', {}, money(order.total, order.currency))),
      order.note ? el('blockquote', {}, order.note) : null,
      el('p', { class: 'muted' }, 'Pay when you collect it. This page keeps itself up to date.'))));
}

function stepItem([status, title, text], index, reached) {
  const done = index < reached || order.status === 'collected';
  const now = index === reached && !done;
  return el('li', { class: done ? 'done' : now ? 'now' : '', 'aria-current': now ? 'step' : null },
    el('span', { class: 'dot', 'aria-hidden': 'true' }, done ? '✓' : index + 1),
    el('div', {}, el('h3', {}, title, done ? el('span', { class: 'hidden-text' }, ' (done)') : null),
      now || status === order.status ? el('p', {}, text) : null));
}

let ask = () => {};
if (id) {
  skeleton();
  ask = poll(refresh, 3_000);
} else {
  unknown();
}
