// Kring: what a page does a little nicer with script. Nothing here is needed to use it.

const each = (selector, act, root = document) => root.querySelectorAll(selector).forEach(act);

// --- Menus: Escape or a click elsewhere closes them -------------------------------------------

const closeMenus = (except) => each("details.fold[open]", (menu) => {
  if (menu !== except) menu.open = false;
});
document.addEventListener("click", (event) => closeMenus(event.target.closest("details.fold")));
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details.fold[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// --- The summary of errors takes the focus, and its links put it in the field -------------------

document.querySelector("[data-summary]")?.focus();
each("[data-summary] a", (link) => link.addEventListener("click", (event) => {
  const field = document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  field.focus({ preventScroll: true });
  field.closest(".field, .group")?.scrollIntoView({ block: "center" });
}));

// --- Passwords can be shown ------------------------------------------------------------------------

each("[data-reveal]", (button) => {
  const field = document.getElementById(button.dataset.reveal);
  const show = (shown) => {
    field.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
  };
  button.hidden = false;
  button.addEventListener("click", () => show(field.type === "password"));
  field.form.addEventListener("submit", () => show(false));
});

// --- A page that is kept on paper prints itself ----------------------------------------------------

each("[data-print]", (button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});

// --- A text area counts what is left, once that matters --------------------------------------------

const count = (area) => {
  const note = document.getElementById(`${area.id}-count`);
  const limit = Number(area.dataset.limit);
  if (!note || !limit) return;
  const [stated, left, over] = note.children;
  const rest = limit - area.value.length;
  const near = rest < limit / 5;
  stated.hidden = near;
  left.hidden = !near || rest < 0;
  over.hidden = rest >= 0;
  left.querySelector("[data-left]").textContent = rest;
  over.querySelector("[data-over]").textContent = -rest;
  note.classList.toggle("over", rest < 0);
  note.hidden = !near && !note.dataset.stated;
};
each("textarea[data-limit]", count);
document.addEventListener("input", (event) => {
  if (event.target.matches("textarea[data-limit]")) count(event.target);
});

// --- Lists of rows: add, remove, move up ---------------------------------------------------------------

const rowsOf = (list) => [...list.children];
const controls = "input:not([type=hidden]), select, textarea";

const renumber = (list) => {
  const add = list.parentElement.querySelector(":scope > [data-rows=add]");
  add.hidden = rowsOf(list).length >= Number(list.dataset.max || Infinity);
  rowsOf(list).forEach((row, index) => each("[data-number]", (number) => {
    if (number.closest(".rows > li") === row) number.textContent = index + 1;
  }, row));
};

const act = {
  add(list, spare) {
    const key = `new${list.dataset.made = Number(list.dataset.made ?? 0) + 1}`;
    const id = `${list.closest("fieldset").id}-`;
    list.insertAdjacentHTML("beforeend", spare.replaceAll(`${id}new`, `${id}${key}`));
    const row = list.lastElementChild;
    row.querySelector(".tools").hidden = false;
    prepare(row);
    row.querySelector(controls)?.focus();
  },
  remove(list, _spare, row) {
    const near = row.previousElementSibling ?? row.nextElementSibling;
    row.remove();
    (near?.querySelector(controls) ?? list.parentElement.querySelector(":scope > [data-rows=add]")).focus();
  },
  up(list, _spare, row, button) {
    if (row.previousElementSibling) list.insertBefore(row, row.previousElementSibling);
    // In the first place there is no button to move up, which would lose the focus.
    (row.previousElementSibling ? button : row.querySelector(controls))?.focus();
  },
};

function prepare(root) {
  each(".rows", (list) => {
    const template = list.parentElement.querySelector(":scope > template");
    const offered = list.querySelector(":scope > [data-spare]");
    if (offered && rowsOf(list).length > 1) offered.remove();
    each(".tools", (tools) => { tools.hidden = false; }, list);
    list.parentElement.addEventListener("click", (event) => {
      const button = event.target.closest("[data-rows]");
      if (button?.closest("fieldset:has(> .rows)") !== list.parentElement) return;
      act[button.dataset.rows](list, template.innerHTML, button.closest(".rows > li"), button);
      renumber(list);
      list.dispatchEvent(new Event("input", { bubbles: true }));
    });
    renumber(list);
  }, root);
}
prepare(document);

// --- Leaving with unsaved changes asks first ---------------------------------------------------------

each("form[data-form]", (form) => {
  let typed = form.dataset.form === "typed";
  form.addEventListener("input", () => { typed = true; });
  form.addEventListener("submit", () => { typed = false; });
  window.addEventListener("beforeunload", (event) => { if (typed) event.preventDefault(); });
});
