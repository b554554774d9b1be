// One promise is the present one; its card is open and holds the panel in which it is decided.
let present = null;
const panel = $("#deciding").content.firstElementChild;
const prepare = (claim) => {
  $$(".place a", claim).forEach((link) => (link.target = "_blank"));
  for (const quote of $$("blockquote", claim)) {
    if ($("button", quote)) continue;
    const button = make("button", say.js_not_about);
    button.type = "button";
    button.addEventListener("click", () => takeOut(claim, quote.dataset.r));
    $("footer", quote).append(button);
  }
};
const open = (claim) => {
  if (present === claim && claim.contains(panel)) return;
  present?.classList.remove("now");
  present = claim;
  claim.classList.add("now");
  prepare(claim);
  $(".card", claim).append(panel);
  mark(keyOf(claim));
};
const go = (claim) => {
  if (present && present !== claim) $("details", present).open = false;
  $("details", claim).open = true;
  open(claim);
  $("summary", claim).focus({ preventScroll: true });
  claim.scrollIntoView({ block: "start" });
};
const step = (by) => {
  show("promises");
  const place = shown.indexOf(present), next = present ? shown[place + by] : shown[0];
  if (next) go(next); else if (shown.length) tell(say.js_last);
};
// The line, the panel and the quotes of a promise as it is decided now.
const mark = (key) => {
  const claim = document.getElementById(`c-${key}`), row = decision(key), status = standing(row);
  if (!claim) return;
  $(".status", claim).textContent = status === "open" ? (row.assignee ?? "") : say[`status.${status}`];
  for (const quote of $$("blockquote", claim)) {
    const out = row.not_about.includes(quote.dataset.r), button = $("button", quote);
    quote.classList.toggle("off", out);
    if (button) { button.textContent = out ? say.js_about : say.js_not_about; button.setAttribute("aria-pressed", out); }
  }
  anew(claim, row.not_about);
  if (claim === present) {
    $$("[data-status]", panel).forEach((button) => button.setAttribute("aria-pressed", button.dataset.status === row.status));
    $$("[data-for]", panel).forEach((label) => (label.hidden = !label.dataset.for.split(" ").includes(row.status)));
    $$("input", panel).forEach((field) => { if (field !== document.activeElement) field.value = row[field.name] ?? ""; });
  }
};
const anew = (claim, out) => {
  const given = about(claim).case, old = $(".anew", claim);
  if (!out.length || !given?.whole) return old?.remove();
  const found = judge(given, out), line = old ?? make("p", "", "anew");
  line.setAttribute("role", "status");
  const values = { ...found, verdict: `${data.symbols[found.verdict]} ${say[found.verdict]}`, low: percent(found.low), mid: percent(found.mid), high: percent(found.high) };
  line.textContent = fill(found.against + found.favour ? say.js_anew : say.js_anew_nobody, values);
  line.dataset.verdict = found.verdict;
  line.dataset.share = [found.low, found.mid, found.high].map((part) => part.toFixed(4)).join(" ");
  if (!old) $(".verdict", claim).after(line);
};
const takeOut = (claim, review) => {
  const out = decision(keyOf(claim)).not_about;
  change(keyOf(claim), { text: wordsOf(claim), not_about: out.includes(review) ? out.filter((id) => id !== review) : [...out, review] });
};
const decide = (status) => {
  if (!present) return step(1);
  const claim = present;
  change(keyOf(claim), { status, text: wordsOf(claim) });
  tell(fill(say.js_decided, { status: say[`status.${status}`], claim: wordsOf(claim) }));
  step(1);
};
const undo = () => {
  const last = undone.pop();
  if (!last) return tell(say.js_nothing_undone);
  const [key, row] = last, claim = document.getElementById(`c-${key}`);
  if (row) decisions.set(key, row); else decisions.delete(key);
  keep(key);
  if (claim) { show("promises"); go(claim); tell(fill(say.js_undone, { claim: wordsOf(claim) })); }
};
const write = (name) => { if (present) { const field = $(`[name=${name}]`, panel); field.scrollIntoView({ block: "nearest" }); field.focus(); } };
panel.addEventListener("click", (event) => { const button = event.target.closest("[data-status]"); if (button) { const now = button.dataset.status; change(keyOf(present), { status: now === decision(keyOf(present)).status ? "open" : now, text: wordsOf(present) }); } });
panel.addEventListener("change", (event) => change(keyOf(present), { [event.target.name]: text(event.target.value), text: wordsOf(present) }));
claims.forEach((claim) => $("details", claim).addEventListener("toggle", (event) => { if (event.target === $("details", claim) && event.target.open) open(claim); }));
