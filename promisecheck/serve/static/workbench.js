/* Keys of the workbench: everything that a key does, a button or a link on the page does too. */
"use strict";
(() => {
  const one = (selector) => document.querySelector(selector);
  const press = (selector) => { const found = one(selector); if (found) { found.click(); } return Boolean(found); };
  const typing = (target) => target.closest("input, textarea, select, [contenteditable], dialog[open]");
  const on = () => { const main = one("main"); return main && main.dataset.keys === "on"; };

  const move = (step) => {
    if (press(step > 0 ? "a[rel=next]" : "a[rel=prev]")) { return; }
    const rows = [...document.querySelectorAll("[data-row]")];
    if (!rows.length) { return; }
    const here = rows.indexOf(document.activeElement);
    rows[Math.max(0, Math.min(rows.length - 1, here + step))].focus();
  };
  const quote = () => {
    const held = document.activeElement && document.activeElement.closest("[data-quote]");
    const button = held ? held.querySelector("[data-leave-out]") : one('[data-quote]:not(.off) [data-leave-out="yes"]');
    if (button) { button.click(); }
  };
  const hold = (selector) => { const found = one(selector); if (found) { found.focus(); if (found.select) { found.select(); } } return Boolean(found); };
  const search = () => { if (!hold("#search")) { const tab = one('nav.tabs a[href$="/claims"]'); if (tab) { sessionStorage.setItem("search", "1"); tab.click(); } } };
  const help = () => { const list = one("#help"); if (list && !list.open) { list.showModal(); } };
  const acts = {
    j: () => move(1), k: () => move(-1), u: () => press("#undo button"), c: () => hold("#comment"), a: () => hold("#assignee"),
    x: quote, "/": search, "?": help,
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) { return; }
    if (event.key === "Escape" && typing(event.target) && !event.target.closest("dialog")) { event.target.blur(); return; }
    if (!on() || typing(event.target)) { return; }
    const act = /^[1-6]$/.test(event.key) ? () => press(`[data-key="${event.key}"]`) : acts[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  document.addEventListener("click", (event) => { if (event.target.closest("[data-open=help]")) { help(); } });
  document.addEventListener("change", (event) => { if (event.target.closest(".filters select")) { event.target.form.requestSubmit(); } });

  document.addEventListener("submit", (event) => {
    if (!event.target.closest(".filters, dialog") && document.activeElement) { document.activeElement.blur(); }
  });

  /* After a page was exchanged the focus stands at its beginning, as after a page that was loaded. */
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target !== document.body) { return; }
    if (sessionStorage.getItem("search")) { sessionStorage.removeItem("search"); hold("#search"); return; }
    const main = one("main");
    if (main && (!document.activeElement || document.activeElement === document.body)) {
      main.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
  });
})();
