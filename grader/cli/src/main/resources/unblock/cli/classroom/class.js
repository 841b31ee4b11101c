"use strict";
for (const table of document.querySelectorAll("table")) {
  table.querySelectorAll("th").forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      const value = (row) => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim();
      const rows = [...table.tBodies[0].rows];
      rows.sort((one, other) => value(one).localeCompare(value(other), undefined, { numeric: true }));
      if (rows.every((row) => value(row) !== "" && !Number.isNaN(parseFloat(value(row)))))
        rows.sort((one, other) => parseFloat(value(one)) - parseFloat(value(other)));
      if (!up) rows.reverse();
      table.tBodies[0].append(...rows);
      for (const each of table.querySelectorAll("th")) each.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
    });
  });
}
