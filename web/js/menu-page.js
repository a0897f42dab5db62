// The menu: what there is today, by category.

import { request } from './api.js';
import * as cart from './cart.js';
import { stepper, useMenu } from './cart-view.js';
import { announce, byId, el, failure, money, picture, show, state } from './dom.js';

let menu = null;

const tile = index => `tile-${index % 5}`;

function skeleton() {
  show(byId('categories'), ['Coffee', 'Breads', 'Cakes'].map(text => el('a', { class: 'skeleton' }, text)));
  show(byId('items'), el('section', { class: 'category', 'aria-busy': 'true' },
    el('h2', {}, el('span', { class: 'skeleton' }, 'One moment')),
    el('ul', { class: 'items' }, Array.from({ length: 6 }, () => el('li', { class: 'item card' },
      el('span', { class: 'picture skeleton' }), el('div', { class: 'words' }, el('h3', { class: 'skeleton' }, 'Name'), el('p', { class: 'skeleton' }, 'What it is')),
      el('div', { class: 'buy' }))))));
}

async function load() {
  if (!menu) skeleton();
  try {
    menu = await request('/api/menu');
  } catch (error) {
    if (menu) return;
    byId('cart').hidden = true;
    show(byId('categories'));
    return show(byId('items'), failure(error, load));
  }
  byId('cart').hidden = false;
  const categories = menu.categories.filter(category => category.items.length > 0);
  useMenu({ currency: menu.currency, items: new Map(categories.flatMap(c => c.items).map(item => [item.id, item])) });
  show(byId('categories'), categories.map(c => el('a', { href: `#category-${c.id}` }, c.name)));
  draw();
}

function draw() {
  if (!menu) return;
  const categories = menu.categories.filter(category => category.items.length > 0);
  show(byId('items'), categories.length === 0
    ? state('The menu is being written', 'Come back in a little while.', el('button', { onclick: load }, 'Look again'))
    : categories.map((category, index) => el('section', { class: 'category', id: `category-${category.id}`, 'aria-labelledby': `title-${category.id}` },
      el('h2', { id: `title-${category.id}` }, category.name),
      el('ul', { class: 'items' }, category.items.map(item => card(item, index))))));
}

function card(item, category) {
  const add = () => {
    cart.setQuantity(item.id, 1);
    announce(`${item.name} is in your order`);
    // The button has become a stepper: the focus goes where the next press is likely.
    byId('items').querySelector(`[data-focus="menu1${item.id}"]`)?.focus();
  };
  return el('li', { class: `item card ${item.available ? '' : 'gone'}` },
    el('span', { class: `picture ${tile(category)}` }, picture(item.image, category > 0)),
    el('div', { class: 'words' }, el('h3', {}, item.name), item.description ? el('p', {}, item.description) : null),
    el('div', { class: 'buy' }, el('span', { class: 'price' }, money(item.price, menu.currency)),
      !item.available ? el('span', { class: 'muted' }, 'Sold out')
        : cart.quantity(item.id) > 0 ? stepper(item, 'menu')
        : el('button', { 'aria-label': `Add ${item.name}`, disabled: cart.contents().pending !== null, onclick: add }, 'Add')));
}

const recent = cart.recent();
if (recent?.id) {
  byId('recent').href = `/order.html?id=${encodeURIComponent(recent.id)}`;
  byId('recent').textContent = `Follow your order, number ${recent.number} →`;
  byId('recent').hidden = false;
}

cart.onChange(draw);
// After a refusal the menu may have changed: what is gone shows in the cart.
byId('cart').addEventListener('refused', load);
load();
