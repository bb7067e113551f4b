/* Reading never loses its place: pointing at, focusing or touching a source shows its passage, with outlet and date.
   Without this script the same words are in the link's title, and the link works as it is. */
(function () {
  "use strict";
  var SELECTOR = "a.cite[title], a.use[title], a.contested[title], a.source[title]";
  var card = null;
  var owner = null;
  var hiding = 0;
  var lastPointer = "mouse";

  function build() {
    card = document.createElement("div");
    card.className = "passage-card";
    card.id = "passage-card";
    card.setAttribute("role", "tooltip");
    card.hidden = true;
    card.addEventListener("pointerenter", function () { clearTimeout(hiding); });
    card.addEventListener("pointerleave", hideSoon);
    document.body.appendChild(card);
  }

  function fill(link) {
    var words = link.dataset.passage;
    var cut = link.classList.contains("cite") ? words.lastIndexOf(" — ") : -1;
    card.replaceChildren();
    add("passage-card-words", cut < 0 ? words : words.slice(0, cut));
    if (cut >= 0) add("passage-card-source", words.slice(cut + 3));
    if (lastPointer === "touch") {
      var open = document.createElement("a");
      open.href = link.href;
      open.className = "passage-card-open";
      open.textContent = "Open the source at this passage";
      card.appendChild(open);
    }
  }

  function add(name, words) {
    var line = document.createElement("p");
    line.className = name;
    line.textContent = words;
    card.appendChild(line);
  }

  function show(link) {
    clearTimeout(hiding);
    if (!card) build();
    if (owner && owner !== link) owner.removeAttribute("aria-describedby");
    owner = link;
    fill(link);
    link.setAttribute("aria-describedby", card.id);
    card.hidden = false;
    place(link);
  }

  function place(link) {
    var box = link.getBoundingClientRect();
    var width = card.offsetWidth;
    var height = card.offsetHeight;
    var left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - width - 8));
    var below = box.bottom + 6;
    var above = box.top - height - 6;
    var top = below + height > window.innerHeight && above > 0 ? above : below;
    card.style.left = left + window.scrollX + "px";
    card.style.top = top + window.scrollY + "px";
  }

  function hide() {
    if (!owner) return;
    owner.removeAttribute("aria-describedby");
    owner = null;
    card.hidden = true;
  }

  function hideSoon() {
    clearTimeout(hiding);
    hiding = setTimeout(hide, 180);
  }

  function prepare(link) {
    link.dataset.passage = link.title;
    link.removeAttribute("title");
    link.addEventListener("pointerenter", function (event) { if (event.pointerType !== "touch") show(link); });
    link.addEventListener("pointerleave", function (event) { if (event.pointerType !== "touch") hideSoon(); });
    link.addEventListener("focus", function () { if (lastPointer !== "touch") show(link); });
    link.addEventListener("blur", hideSoon);
    link.addEventListener("click", function (event) {
      if (lastPointer === "touch" && owner !== link) {
        event.preventDefault();
        show(link);
      }
    });
  }

  /* A link into something folded opens it. */
  function unfold() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    var opened = false;
    for (var each = target.parentElement; each; each = each.parentElement) {
      if (each.tagName === "DETAILS" && !each.open) { each.open = true; opened = true; }
    }
    if (opened) target.scrollIntoView();
  }

  /* Names that the theme leaves out, for those who hear the page. */
  function name() {
    var names = { ".md-search": "Search", "#__search": "Open the search", "#__drawer": "Open the navigation" };
    Object.keys(names).forEach(function (selector) {
      var element = document.querySelector(selector);
      if (element) element.setAttribute("aria-label", names[selector]);
    });
    var results = document.querySelector(".md-search__scrollwrap");
    if (results) results.setAttribute("aria-label", "Results of the search");
  }

  document.addEventListener("pointerdown", function (event) {
    lastPointer = event.pointerType;
    if (owner && !card.contains(event.target) && !owner.contains(event.target)) hide();
  }, true);
  document.addEventListener("keydown", function (event) {
    lastPointer = "keyboard";
    if (event.key === "Escape") hide();
  }, true);
  window.addEventListener("hashchange", unfold);
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details.details").forEach(function (each) { each.open = true; });
  });
  document.querySelectorAll(SELECTOR).forEach(prepare);
  name();
  unfold();
})();
