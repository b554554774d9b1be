// Single keys, which a switch turns off; and the start.
const help = $("#help");
const single = $("#single-keys");
const notAboutThis = () => {
  const focused = document.activeElement?.closest?.("blockquote");
  const quote = focused && present?.contains(focused) ? focused : present && $$("blockquote:not(.off)", present)[0];
  if (quote) takeOut(present, quote.dataset.r); else tell(say.js_no_quote);
};
const find = () => { const field = $("#filters [name=q]"); if (field) { show("promises"); field.focus(); field.select(); } };
const KEYS = { j: () => step(1), k: () => step(-1), u: undo, c: () => write("comment"), a: () => write("assignee"), x: notAboutThis, "/": find, "?": () => (help.open ? help.close() : help.showModal()) };
CHOICES.forEach((status, place) => (KEYS[place + 1] = () => decide(status)));
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const field = event.target.closest?.("input:not([type=checkbox]),select,textarea");
  if (event.key === "Escape" && !help.open) return field ? (field.blur(), present && $("summary", present).focus({ preventScroll: true })) : present && ($("details", present).open = false);
  if (field || !single.checked || (help.open && event.key !== "?") || !Object.hasOwn(KEYS, event.key)) return;
  event.preventDefault();
  KEYS[event.key]();
});
single.checked = shelf("keys") ?? true;
single.addEventListener("change", () => shelf("keys", single.checked));
$("#help-button").addEventListener("click", () => help.showModal());
$("#help-close").addEventListener("click", () => help.close());
if ($("#reviewer")) { $("#reviewer").value = shelf("reviewer") ?? ""; $("#reviewer").addEventListener("change", (event) => shelf("reviewer", event.target.value)); }
document.documentElement.classList.add("js");
arrange(new URLSearchParams());
for (const key of decisions.keys()) mark(key);
progress();
route();
