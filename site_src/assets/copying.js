/* A button after each statement copies it with its sources as plain text. Without this script there is no button. */
(function () {
  "use strict";
  var told = null;

  /* The statement, whose words it is, the sources with their days, how far it is supported. */
  function plain(statement) {
    var words = statement.querySelector(".words");
    var lead = statement.querySelector(".lead");
    var names = [];
    statement.querySelectorAll("a.cite[data-passage]").forEach(function (link) {
      var passage = link.dataset.passage;
      var name = passage.slice(passage.lastIndexOf(" — ") + 3);
      if (names.indexOf(name) < 0) names.push(name);
    });
    var marks = Array.prototype.map.call(
      statement.querySelectorAll(".sources > .mark, .sources > .contested"), tidy
    );
    return [
      (lead ? tidy(lead) + " " : "") + tidy(words),
      "Sources: " + names.join("; "),
      marks.join("; ")
    ].filter(Boolean).join("\n");
  }

  function tidy(element) {
    return element.textContent.replace(/\s+/g, " ").trim();
  }

  /* A page on an unencrypted server has no clipboard of its own: there a selection is copied. */
  function copy(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text).catch(function () { return select(text); });
    return select(text);
  }

  function select(text) {
    return new Promise(function (resolve, reject) {
      var back = document.activeElement;
      var area = document.createElement("textarea");
      area.value = text;
      area.className = "unseen";
      document.body.appendChild(area);
      area.select();
      var done = document.execCommand("copy");
      area.remove();
      if (back) back.focus();
      if (done) resolve(); else reject(new Error("not copied"));
    });
  }

  function say(button, words) {
    button.textContent = words;
    told.textContent = words;
    setTimeout(function () { button.textContent = "Copy"; told.textContent = ""; }, 2000);
  }

  function add(statement) {
    var sources = statement.querySelector(".sources");
    if (!sources || !sources.querySelector("a.cite") || !statement.querySelector(".words")) return;
    var button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.title = "Copy this statement with its sources";
    button.addEventListener("click", function () {
      copy(plain(statement)).then(
        function () { say(button, "Copied"); },
        function () { say(button, "Not copied"); }
      );
    });
    sources.append(" ", button);
  }

  told = document.createElement("p");
  told.className = "unseen";
  told.setAttribute("role", "status");
  document.querySelector("main").appendChild(told);
  document.querySelectorAll(".entry > .statement, .points > li, .quotation").forEach(add);
})();
