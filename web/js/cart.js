// What the customer wants, kept in this browser until the café has answered.

const place = 'cafe.cart';
const empty = () => ({ lines: {}, customer: '', note: '', pending: null });
const listeners = [];
let cart = read();

function read() {
  try {
    return { ...empty(), ...JSON.parse(localStorage.getItem(place)) };
  } catch {
    return empty(); // Storage is switched off, or somebody wrote nonsense there: the cart begins anew.
  }
}

function keep(changes, quiet = false) {
  cart = { ...cart, ...changes };
  try { localStorage.setItem(place, JSON.stringify(cart)); } catch { /* It then lives as long as the page. */ }
  if (!quiet) listeners.forEach(listener => listener());
}

// The same cart in another tab.
addEventListener('storage', event => {
  if (event.key !== place) return;
  cart = read();
  listeners.forEach(listener => listener());
});

export const onChange = listener => listeners.push(listener);
export const quantity = id => cart.lines[id] ?? 0;
export const contents = () => cart;
export const isEmpty = () => Object.keys(cart.lines).length === 0;

/** From 0, which takes the item out, to 999. */
export function setQuantity(id, wanted) {
  if (cart.pending) return;
  const { [id]: _, ...others } = cart.lines;
  const next = Math.min(Math.max(wanted, 0), 999);
  keep({ lines: next === 0 ? others : { ...cart.lines, [id]: next } });
}

export const setDetails = details => keep(details, true);

/**
 * The order that is on its way. Its key and its body stay the same, over reloads too, until an answer
 * arrives: however often it is sent, the café makes one order of it.
 */
export function begin() {
  if (!cart.pending) {
    const lines = Object.entries(cart.lines).map(([itemId, quantity]) => ({ itemId: Number(itemId), quantity }));
    keep({ pending: { key: newKey(), body: { customer: cart.customer.trim(), note: cart.note.trim() || null, lines } } }, true);
  }
  return cart.pending;
}

/** The café refused: the order can be changed and sent as a new one. */
export const refused = () => keep({ pending: null });

/** The café has it. The name stays for the next time. */
export function placed(order) {
  keep({ ...empty(), customer: cart.customer });
  try { localStorage.setItem('cafe.recent', JSON.stringify({ id: order.id, number: order.number })); } catch { /* As above. */ }
}

export function recent() {
  try { return JSON.parse(localStorage.getItem('cafe.recent')); } catch { return null; }
}

// crypto.randomUUID exists on secure origins only; a café's own network often isn't one.
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
