// The form of one menu item, in a dialog. Nobody's change is overwritten unseen.

import { announce, el, money } from '../dom.js';
import { staffRequest, staffSend } from './session.js';

const fields = [['name', 'Name'], ['categoryId', 'Category'], ['price', 'Price'], ['description', 'Description'], ['image', 'Picture'], ['available', 'Available']];

/**
 * Opens the form; an item without an id is a new one.
 * @param menu the currency and the categories
 * @param pictures paths to choose from
 * @returns whether anything was changed
 */
export async function editItem(item, menu, pictures) {
  let etag = null;
  if (item.id) {
    const answer = await staffSend(`/api/menu/items/${item.id}`);
    etag = answer.headers.get('ETag');
    item = await answer.json();
  }

  return new Promise(resolve => {
    const message = el('div', { role: 'alert' });
    const input = controls(item, menu, pictures);
    const save = el('button', { class: 'primary' }, item.id ? 'Save' : 'Put it on the menu');
    const dialog = el('dialog', { 'aria-labelledby': 'item-title', onclose: () => { dialog.remove(); resolve(dialog.returnValue === 'changed'); } },
      el('form', { onsubmit: event => { event.preventDefault(); attempt(put); } },
        el('h2', { id: 'item-title' }, item.id ? item.name : 'A new item'),
        Object.entries(input).map(([name, control]) => control.type === 'checkbox'
          ? el('label', { class: 'tick' }, control, 'Available today')
          : el('p', { class: 'field' }, el('label', { htmlFor: control.id }, fields.find(([field]) => field === name)[1]), control,
            el('span', { class: 'wrong', id: `${control.id}-wrong` }))),
        message,
        el('div', { class: 'actions' }, save, el('button', { type: 'button', onclick: () => dialog.close() }, 'Leave it'),
          item.id ? el('button', { type: 'button', class: 'quiet', onclick: () => confirmRemoval() }, 'Take it off the menu') : null)));

    const read = () => ({
      name: input.name.value, categoryId: Number(input.categoryId.value), price: input.price.value === '' ? null : Number(input.price.value),
      description: input.description.value || null, image: input.image.value || null, available: input.available.checked,
    });
    const fill = values => { for (const [name, control] of Object.entries(input)) setValue(control, values[name]); };
    const say = (...content) => message.replaceChildren(...content);
    const done = text => { announce(text); dialog.close('changed'); };

    const put = async () => {
      await (item.id
        ? staffRequest(`/api/menu/items/${item.id}`, { method: 'PUT', body: read(), headers: { 'If-Match': etag } })
        : staffRequest('/api/menu/items', { method: 'POST', body: read() }));
      done(`${input.name.value} is saved`);
    };
    const remove = async () => {
      await staffRequest(`/api/menu/items/${item.id}`, { method: 'DELETE', headers: { 'If-Match': etag } });
      done(`${item.name} is off the menu`);
    };

    async function attempt(work) {
      save.disabled = true;
      say();
      for (const control of Object.values(input)) markWrong(control, null);
      try {
        await work();
      } catch (error) {
        if (error.status === 412) await showConflict();
        else if (error.status === 404) say(notice('bad', 'Somebody has taken this item off the menu.', 'What you typed is still here, but it can’t be saved.'));
        else {
          for (const [name, texts] of Object.entries(error.errors)) if (input[name]) markWrong(input[name], `This ${texts.join(' ')}`);
          say(notice('bad', error.title, error.detail));
        }
      } finally {
        save.disabled = false;
      }
    }

    /** Both sides side by side; the person decides, and from then on changes what is there now. */
    async function showConflict() {
      const answer = await staffSend(`/api/menu/items/${item.id}`);
      const theirs = await answer.json();
      etag = answer.headers.get('ETag');
      const mine = read();
      const differing = fields.filter(([name]) => mine[name] !== theirs[name]);
      const text = (name, value) => name === 'categoryId' ? menu.categories.find(c => c.id === value)?.name
        : name === 'price' ? (value === null ? '' : money(value, menu.currency)) : name === 'available' ? (value ? 'yes' : 'no') : name === 'image' ? pictureName(value) : value ?? '';
      say(el('div', { class: 'notice conflict' }, el('strong', {}, 'Somebody else changed this item while you did. Nothing is lost: choose.'),
        el('span', {}, differing.length > 0 ? 'What differs:' : 'Both sides say the same.'),
        el('table', {}, el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, ''), el('th', { scope: 'col' }, 'Yours'), el('th', { scope: 'col' }, 'Theirs'))),
          el('tbody', {}, differing.map(([name, label]) => el('tr', {},
            el('th', { scope: 'row' }, label), el('td', {}, text(name, mine[name])), el('td', {}, text(name, theirs[name])))))),
        el('div', { class: 'actions' },
          el('button', { type: 'button', class: 'primary', onclick: () => attempt(put) }, 'Save mine'),
          el('button', { type: 'button', onclick: () => { fill(theirs); say(); } }, 'Take theirs'))));
      message.querySelector('button').focus();
    }

    function confirmRemoval() {
      say(notice('', `Take ${item.name} off the menu?`, 'Orders and reports keep its name.',
        el('button', { type: 'button', class: 'primary', onclick: () => attempt(remove) }, 'Yes, take it off')));
      message.querySelector('button').focus();
    }

    document.body.append(dialog);
    dialog.showModal();
  });
}

const pictureName = path => path ? path.split('/').at(-1).replace('.svg', '').replaceAll('-', ' ') : 'a plate';

const notice = (kind, title, text, ...rest) =>
  el('div', { class: `notice ${kind}` }, el('strong', {}, title), text ? el('span', {}, text) : null, ...rest);

function controls(item, menu, pictures) {
  const named = name => ({ id: `item-${name}`, 'aria-describedby': `item-${name}-wrong` });
  const select = (name, options) => el('select', named(name), options.map(([value, text]) => el('option', { value: `${value}` }, text)));
  const input = {
    name: el('input', { ...named('name'), required: true, maxLength: 100 }),
    categoryId: select('categoryId', menu.categories.map(category => [category.id, category.name])),
    price: el('input', { ...named('price'), type: 'number', min: '0.01', max: '10000', step: '0.01', required: true, inputMode: 'decimal' }),
    description: el('textarea', { ...named('description'), maxLength: 1000 }),
    image: select('image', [['', pictureName(null)], ...pictures.map(path => [path, pictureName(path)])]),
    available: el('input', { id: 'item-available', type: 'checkbox' }),
  };
  for (const [name, control] of Object.entries(input)) setValue(control, item[name]);
  return input;
}

function setValue(control, value) {
  // Somebody else may have chosen what wasn't there to choose when this form was opened.
  const isNew = control.tagName === 'SELECT' && value !== undefined && value !== null && ![...control.options].some(option => option.value === `${value}`);
  if (isNew) control.add(new Option(value, value));
  if (control.type === 'checkbox') control.checked = value ?? true;
  else if (control.type === 'number') control.value = value?.toFixed?.(2) ?? '';
  else control.value = value ?? (control.tagName === 'SELECT' ? control.options[0].value : '');
}

function markWrong(control, text) {
  const place = document.getElementById(`${control.id}-wrong`);
  if (!place) return;
  place.textContent = text ?? '';
  if (text) control.setAttribute('aria-invalid', 'true');
  else control.removeAttribute('aria-invalid');
}
