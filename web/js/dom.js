// Makes elements and writes figures: text always as text, never as HTML.

/** An element with properties, `class` and `data-`/`aria-` attributes, `on…` handlers, and children. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name in element && !name.includes('-')) element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

export const byId = id => document.getElementById(id);

/** Replaces what is in an element, and gives the focus back to the control of the same name. */
export function show(container, ...children) {
  const focused = container.contains(document.activeElement) && document.activeElement.dataset.focus;
  container.replaceChildren(...children.flat().filter(Boolean));
  if (focused) container.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
}

export const announce = text => { byId('announcer').textContent = text; };

/** A dish without a picture of its own, or whose picture is gone, gets a plate. */
export const picture = (image, lazy = true) => el('img', {
  loading: lazy ? 'lazy' : 'eager', width: 160, height: 120, alt: '', src: image ?? '/images/plate.svg',
  onerror: event => { if (!event.target.src.endsWith('/plate.svg')) event.target.src = '/images/plate.svg'; },
});

/** Empty, failed or signed out: a drawing, what is so, and what to do about it. */
export const state = (title, text, ...actions) => el('div', { class: 'state' },
  el('img', { src: '/images/plate.svg', width: 160, height: 120, alt: '' }),
  el('h2', {}, title), text ? el('p', { class: 'muted' }, text) : null, el('div', { class: 'actions' }, actions));

/** A failure with a way to try again. */
export const failure = (error, retry) => {
  const box = state(error.title, error.detail, el('button', { class: 'primary', onclick: retry }, 'Try again'));
  box.setAttribute('role', 'alert');
  return box;
};

/** Keeps what is shown in the page's address: a link to it, and a reload, lead here again. */
export function inAddress(shown) {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(shown)) query.set(name, value);
  history.replaceState(null, '', `?${query}`);
}

const language = 'en-GB';
export const money = (amount, currency) => new Intl.NumberFormat(language, { style: 'currency', currency }).format(amount);
export const count = number => new Intl.NumberFormat(language).format(number);
export const time = (instant, timeZone) =>
  new Date(instant).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', timeZone });
export const dateTime = (instant, timeZone) =>
  new Date(instant).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short', timeZone });
/** A local date such as 2026-11-20, written for people. */
export const day = (date, options = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }) =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString(language, { ...options, timeZone: 'UTC' });
