"use strict";
(() => {
  const form = document.querySelector("form.filters");
  const cards = [...document.querySelectorAll("article.finding")];
  const sections = [...document.querySelectorAll("section.document")];
  const shown = document.querySelector("#shown");
  const none = document.querySelector("#none");
  const stay = (wanted, value) => wanted === "" || wanted === value;

  function filter() {
    const severities = new FormData(form).getAll("severity");
    const rule = form.elements.rule.value;
    const file = form.elements.document.value;
    let count = 0;
    for (const card of cards) {
      const { severity, rule: code, documents } = card.dataset;
      const files = documents.split(" ");
      card.hidden = !(severities.includes(severity) && stay(rule, code) && (file === "" || files.includes(file)));
      count += card.hidden ? 0 : 1;
    }
    for (const section of sections) {
      const own = [...section.querySelectorAll("article.finding")];
      section.hidden = own.every((card) => card.hidden);
    }
    shown.textContent = count;
    none.hidden = count > 0;
  }

  function step(direction) {
    const open = cards.filter((card) => !card.hidden);
    const at = open.indexOf(document.activeElement.closest("article.finding"));
    const next = open[at < 0 && direction < 0 ? open.length - 1 : at + direction];
    if (next) {
      next.focus();
      next.scrollIntoView({ block: "start" });
    }
  }

  function reveal() {
    const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    if (!target) return;
    const folded = target.closest("details");
    if (folded) folded.open = true;
    if (target.closest("[hidden]")) {
      form.reset();
      filter();
    }
    target.scrollIntoView({ block: "center" });
  }

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("select, input, textarea")) return;
    if (event.key === "j" || event.key === "n") step(1);
    if (event.key === "k" || event.key === "p") step(-1);
  });
  if (form) {
    form.addEventListener("change", filter);
    form.addEventListener("reset", () => setTimeout(filter));
    form.hidden = false;
    filter();
  }
  window.addEventListener("hashchange", reveal);
  reveal();
})();
