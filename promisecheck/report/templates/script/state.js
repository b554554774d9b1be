// What the page was made with, and what its reader has decided; the latter stays in this browser.
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const data = JSON.parse($("#data").textContent);
const say = data.say;
const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
const percent = (share) => fill(say.percent, { number: Math.round(100 * share) });
const make = (tag, text = "", name = "") => Object.assign(document.createElement(tag), { textContent: text, className: name });
const tell = (sentence) => { $("#toast").textContent = sentence; clearTimeout(tell.wait); tell.wait = setTimeout(() => ($("#toast").textContent = ""), 4000); };

const CHOICES = ["fix-copy", "fix-delivery", "proven", "accepted", "not-a-promise", "evidence-wrong"];
const TEXTS = ["reason", "until", "document", "owner", "expiry", "comment", "assignee", "reviewer", "at", "text"];
const SHELF = `promisecheck:${data.report}`;
const shelf = (name, value) => {
  try {
    if (value === undefined) return JSON.parse(localStorage.getItem(`${SHELF}:${name}`));
    localStorage.setItem(`${SHELF}:${name}`, JSON.stringify(value));
  } catch { if (value !== undefined) tell(say.js_not_kept); }
  return null;
};
const text = (value) => (typeof value === "string" && value.trim() ? value.slice(0, 2000) : null);
// A decision as this page holds it, whatever was in the file or the browser.
const tidy = (row) => ({
  status: CHOICES.includes(row.status) ? row.status : "open",
  ...Object.fromEntries(TEXTS.map((name) => [name, text(row[name])])),
  not_about: Array.isArray(row.not_about) ? row.not_about.filter((id) => typeof id === "string").slice(0, 10000) : [],
});
const rows = (list) => new Map((Array.isArray(list) ? list : []).filter((row) => row && typeof row.claim === "string").map((row) => [row.claim, tidy(row)]));
let decisions = rows(shelf("decisions"));
const undone = [];
const decision = (key) => decisions.get(key) ?? tidy({});
const listed = (some = decisions) => [...some].map(([claim, row]) => ({ claim, ...row }));
const change = (key, values) => {
  undone.push([key, decisions.get(key)]);
  decisions.set(key, { ...decision(key), ...values, reviewer: text($("#reviewer")?.value) ?? decision(key).reviewer, at: new Date().toISOString().replace(/\.\d+/, "") });
  keep(key);
};
const keep = (key) => { shelf("decisions", listed()); mark(key); progress(); };
// Accepted or proven until a day that has passed: open again.
const standing = (row) => ((row.until ?? row.expiry ?? "9999") < data.as_of && ["accepted", "proven"].includes(row.status) ? "reopened" : row.status);
