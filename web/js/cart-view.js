// The cart beside the menu, and the form that orders what is in it.

import { request } from './api.js';
import * as cart from './cart.js';
import { announce, byId, el, money, show, state } from './dom.js';

let menu = null;      // { currency, items: Map of id → item }
let sending = false;
let problem = null;

/** Minus, how many, plus. */
export function stepper(item, where) {
  const step = (sign, by, name) => el('button', {
    type: 'button', 'aria-label': `${name} ${item.name}`, 'data-focus': `${where}${by}${item.id}`, disabled: locked(),
    onclick: () => {
      cart.setQuantity(item.id, cart.quantity(item.id) + by);
      announce(`${item.name}: ${cart.quantity(item.id)} in your order`);
    },
  }, sign);
  return el('span', { class: 'stepper' }, step('−', -1, 'One less'), el('output', {}, cart.quantity(item.id)), step('+', 1, 'One more'));
}

const locked = () => sending || cart.contents().pending !== null;

export function useMenu(newMenu) {
  menu = newMenu;
  draw();
}

export const totals = () => Object.entries(cart.contents().lines).reduce((sum, [id, quantity]) => ({
  units: sum.units + quantity, amount: sum.amount + quantity * Math.round((menu?.items.get(Number(id))?.price ?? 0) * 100) / 100,
}), { units: 0, amount: 0 });

function draw() {
  const title = el('h2', { id: 'cart-title' }, 'Your order');
  const bar = byId('cart-bar');
  if (!menu) return show(byId('cart'), title, el('p', { class: 'skeleton' }, 'What you choose'), el('p', { class: 'skeleton' }, 'Total'));

  const { units, amount } = totals();
  bar.hidden = units === 0;
  bar.replaceChildren(el('span', {}, `${units} ${units === 1 ? 'item' : 'items'} · ${money(amount, menu.currency)}`), el('span', {}, 'Your order ↓'));
  if (cart.isEmpty()) {
    problem = null;
    return show(byId('cart'), title, state('Nothing chosen yet', 'Add something from the menu. A croissant is never wrong.'));
  }
  show(byId('cart'), title, el('ul', {}, Object.keys(cart.contents().lines).map(line)),
    el('p', { class: 'total' }, el('span', {}, 'Total'), el('span', {}, money(amount, menu.currency))), form());
}

function line(id) {
  const item = menu.items.get(Number(id)) ?? { id, name: 'Something that left the menu', price: 0, available: false };
  const quantity = cart.quantity(id);
  return el('li', {},
    el('strong', {}, item.name), el('span', { class: 'number' }, money(item.price * quantity, menu.currency)), stepper(item, 'cart'),
    item.available ? null : el('span', { class: 'wrong' }, 'Not to be had today. ',
      el('button', { type: 'button', class: 'quiet', onclick: () => cart.setQuantity(id, 0) }, `Take ${item.name} out`)));
}

function form() {
  const { customer, note } = cart.contents();
  const field = (name, label, control) => el('p', { class: 'field' }, el('label', { htmlFor: name }, label), control,
    problem?.errors[name] ? el('span', { class: 'wrong', id: `${name}-wrong` }, `This ${problem.errors[name].join(' ')}`) : null);
  const common = name => ({
    id: name, name, 'data-focus': name, readOnly: locked(), oninput: event => cart.setDetails({ [name]: event.target.value }),
    'aria-invalid': problem?.errors[name] ? 'true' : null, 'aria-describedby': problem?.errors[name] ? `${name}-wrong` : null,
  });
  return el('form', { onsubmit: order },
    field('customer', 'Your name', el('input', { ...common('customer'), required: true, maxLength: 100, autocomplete: 'name', value: customer })),
    field('note', 'A note for us (optional)', el('textarea', { ...common('note'), maxLength: 500, rows: 2, value: note })),
    trouble(),
    el('button', { class: 'primary', disabled: sending, 'data-focus': 'order' },
      sending ? 'Sending your order…' : cart.contents().pending ? 'Try again' : 'Place the order'));
}

/** Unsure, or refused: nothing is said twice, and trying again is never wrong. */
function trouble() {
  if (sending) return null;
  if (cart.contents().pending) {
    return el('div', { class: 'notice', role: 'alert' }, el('strong', {}, problem?.title ?? 'We don’t know whether your order arrived.'),
      el('span', {}, 'Try again as often as you like: it will be one order, never two.'));
  }
  if (!problem) return null;
  const lines = Object.entries(problem.errors).filter(([name]) => name.startsWith('lines')).flatMap(([, texts]) => texts);
  return el('div', { class: 'notice bad', role: 'alert' }, el('strong', {}, problem.title), problem.detail || null, lines.map(text => el('span', {}, text)));
}

async function order(event) {
  event.preventDefault();
  if (sending) return;
  sending = true;
  const { key, body } = cart.begin();
  draw();
  try {
    const placed = await request('/api/orders', { method: 'POST', body, headers: { 'Idempotency-Key': key } });
    cart.placed(placed);
    location.assign(`/order.html?id=${placed.id}`);
  } catch (error) {
    sending = false;
    problem = error;
    if (error.isUncertain) return draw();
    cart.refused();
    byId('cart').dispatchEvent(new Event('refused'));
  }
}

cart.onChange(draw);
draw();
