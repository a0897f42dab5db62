// The menu as staff see it: everything that is on it, to be changed.

import { request } from '../api.js';
import { byId, el, failure, money, picture, show, state } from '../dom.js';
import { editItem } from './item-form.js';

let menu = null;

async function load() {
  if (!menu) show(byId('items'), el('section', { class: 'card table-card', 'aria-busy': 'true' }, Array.from({ length: 8 }, () => el('p', { class: 'skeleton row' }, 'Item'))));
  try {
    menu = await request('/api/menu');
    draw();
  } catch (error) {
    show(byId('items'), failure(error, load));
  }
}

function draw() {
  const onTheMenu = menu.categories.filter(category => category.items.length > 0);
  show(byId('items'), onTheMenu.length === 0
    ? state('The menu is empty', 'Put the first item on it.')
    : onTheMenu.map(category => el('section', { class: 'card table-card', 'aria-labelledby': `category-${category.id}` },
      el('h2', { id: `category-${category.id}` }, category.name),
      el('ul', { class: 'rows' }, category.items.map(row)))));
}

const row = item => el('li', {},
  picture(item.image),
  el('span', { class: 'row-name' }, el('strong', {}, item.name), item.available ? null : el('span', { class: 'tag' }, 'Sold out')),
  el('span', { class: 'price' }, money(item.price, menu.currency)),
  el('button', { 'aria-label': `Change ${item.name}`, 'data-focus': `change${item.id}`, onclick: () => edit(item) }, 'Change'));

async function edit(item) {
  const pictures = [...new Set(menu.categories.flatMap(category => category.items).map(each => each.image).filter(Boolean))].sort();
  try {
    await editItem(item, menu, pictures);
  } catch (error) {
    return show(byId('items'), failure(error, load));
  }
  await load();
  byId('items').querySelector(`[data-focus="change${item.id}"]`)?.focus();
}

byId('add').addEventListener('click', () => menu && edit({}));
load();
