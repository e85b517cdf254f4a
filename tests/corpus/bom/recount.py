#!/usr/bin/python3
"""Counts the corpus again without any of our code: openpyxl (or the bare XML where it gives up) reads the cells, and a
person said below where things stand in each file. Writes recount.json, which tests/node/bom-corpus.test.mjs compares
with what the reader makes of the files. Run it again when a file is added: python3 tests/corpus/bom/recount.py
"""
import csv
import io
import json
import os
import re
import unicodedata
import zipfile
from xml.etree import ElementTree

import openpyxl

FOLDER = os.path.dirname(os.path.abspath(__file__))
MASS = {"kg": 1, "千克": 1, "公斤": 1, "g": 0.001, "G": 0.001, "KG": 1, "t": 1000, "lb": 0.45359237}


def rows_of_workbook(path, sheet):
    try:
        book = openpyxl.load_workbook(path, data_only=True)
    except OSError:
        return rows_of_xml(path)
    rows = []
    for row in (book[sheet] if sheet else book.worksheets[0]).iter_rows():
        rows.append([None if cell.value is None else "%g%%" % (cell.value * 100) if "%" in cell.number_format and isinstance(cell.value, (int, float)) else cell.value for cell in row])
    for merged in (book[sheet] if sheet else book.worksheets[0]).merged_cells.ranges:
        top = rows[merged.min_row - 1][merged.min_col - 1]
        for row in range(merged.min_row, merged.max_row):
            if isinstance(top, str) and merged.min_col == merged.max_col:
                rows[row][merged.min_col - 1] = top
    return rows


def rows_of_xml(path):
    """First sheet, for files that openpyxl refuses because parts are missing that a table does not need."""
    archive = zipfile.ZipFile(path)
    local = lambda element: element.tag.split("}")[-1]
    # Text runs of a string, without how it is pronounced.
    text = lambda element: "".join(text(child) if local(child) != "t" else child.text or "" for child in element if local(child) != "rPh")
    shared = []
    if "xl/sharedStrings.xml" in archive.namelist():
        shared = [text(item) for item in ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))]
    rows = []
    for cell in ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml")).iter():
        if local(cell) != "c":
            continue
        letters, row = re.match(r"([A-Z]+)(\d+)", cell.get("r")).groups()
        column = ord(letters) - ord("A")
        while len(rows) < int(row):
            rows.append([])
        while len(rows[-1]) <= column:
            rows[-1].append(None)
        value = text(cell) if cell.get("t") == "inlineStr" else next(child.text for child in cell if local(child) == "v")
        rows[-1][column] = shared[int(value)] if cell.get("t") == "s" else value
    return rows


def rows_of_text(path, encoding, delimiter):
    with open(path, encoding=encoding, newline="") as file:
        return [[cell or None for cell in row] for row in csv.reader(io.StringIO(file.read()), delimiter=delimiter)]


def number(value, column_unit=1):
    """A number as people write it, in kg where a unit of mass stands behind it; None when it is none."""
    if value is None or isinstance(value, (int, float)):
        return None if value is None else value * column_unit
    found = re.fullmatch(r"(-?[\d.]+(?:[eE]\d+)?)\s*([^\d/]*)(?:/.*)?", unicodedata.normalize("NFKC", value).replace(",", "").strip())
    if not found:
        return None
    return float(found[1]) * (MASS[found[2]] if found[2] in MASS else column_unit)


# file: (header row, columns by letter, rows that are no part, rows that must be refused, what else is to be known)
ITEMS = {
    "clipboard.tsv": (1, "name=A qty=B each=D", [], [], {"delimiter": "\t"}),
    "en-1904-dates.xlsx": (1, "name=B qty=C total=E note=F", [], [], {}),
    "en-cable.xlsx": (1, "name=B qty=D material=C loss=E", [], [], {}),
    "en-errors.xlsx": (1, "name=A qty=B each=D", [], [3, 5], {"unit": MASS["lb"]}),
    "en-levels-dots.xlsx": (1, "name=C qty=E each=G material=D supplier=H part=B", [], [], {"unit": MASS["g"]}),
    "en-notes-below.xlsx": (3, "name=B qty=D total=E material=C", [6, 7, 8, 9], [], {}),
    "en-rich-text.xlsx": (1, "name=A qty=B total=C", [], [], {}),
    "en-sap-parents.xlsx": (1, "name=C qty=D total=F loss=H part=B mass_unit=G", [], [], {}),
    "en-sections.xlsx": (1, "name=B qty=C total=E", [2, 5], [], {}),
    "en-semicolon.csv": (1, "name=A qty=B total=D", [], [], {"delimiter": ";"}),
    "en-utf16le-no-mark.csv": (1, "name=A qty=B total=D", [], [], {"encoding": "utf-16-le"}),
    "en-zeros-and-codes.xlsx": (1, "name=B qty=C total=D part=A", [], [], {}),
    "formula-injection.csv": (1, "name=A qty=B total=D note=E", [], [], {}),
    "zh-cell-indent.xlsx": (1, "name=A qty=B total=C", [], [], {}),
    "zh-drawn-tree.xlsx": (1, "name=A qty=B total=D", [], [], {}),
    "zh-erp-export.xlsx": (2, "name=C qty=E material=D part=B loss=G supplier=H note=I", [], [], {}),
    "zh-formats.xlsx": (1, "name=A qty=B each=C loss=E", [], [], {}),
    "zh-formulas-no-values.xlsx": (1, "name=A qty=B each=C", [4], [], {}),
    "zh-formulas.xlsx": (1, "name=A qty=B each=C", [5], [], {}),
    "zh-gb18030.csv": (1, "name=B qty=D total=F material=C part=A supplier=G", [4, 5], [], {"encoding": "gb18030"}),
    "zh-gbk.csv": (1, "name=B qty=D total=F material=C part=A supplier=G", [4, 5], [], {"encoding": "gbk"}),
    "zh-hidden-rows.xlsx": (1, "name=A qty=B total=D", [], [], {}),
    "zh-levels.xlsx": (1, "name=C qty=E each=G material=D part=B loss=H", [], [], {}),
    "zh-macros.xlsm": (1, "name=A qty=B each=D", [], [], {}),
    "zh-many-sheets.xlsx": (1, "name=B qty=D total=F material=C", [], [], {"sheet": "物料清单"}),
    "zh-merged-header.xlsx": (3, "name=C qty=E each=F material=D part=B note=H", [7], [], {}),
    "zh-numbers-as-text.xlsx": (1, "name=A qty=B each=D loss=E", [], [], {}),
    "zh-only-total.xlsx": (1, "name=A total=C material=B supplier=D", [4], [], {"unit": MASS["t"]}),
    "zh-outline-numbers.xlsx": (1, "name=B qty=C total=D", [], [], {}),
    "zh-outline-text.xlsx": (1, "name=B qty=C total=D", [], [], {}),
    "zh-parent.xlsx": (1, "name=C qty=D each=F part=B", [], [], {"unit": MASS["g"]}),
    "zh-prefixed-sparse.xlsx": (3, "name=B qty=C total=D", [4], [], {}),
    "zh-repeated-header.xlsx": (1, "name=B qty=C each=E", [4, 5, 7], [], {}),
    "zh-two-tables.xlsx": (1, "name=A qty=B total=D note=F", [], [], {}),
    "zh-utf16.txt": (1, "name=B qty=D total=F material=C part=A supplier=G", [4, 5], [], {"encoding": "utf-16", "delimiter": "\t"}),
    "zh-utf8-bom.csv": (1, "name=B qty=D total=F material=C part=A supplier=G", [4, 5], [], {"encoding": "utf-8-sig"}),
    "zh-vertical-merge.xlsx": (1, "name=A qty=B each=C material=D supplier=E", [], [], {}),
}


def recount(name):
    header, letters, others, refused, more = ITEMS[name]
    path = os.path.join(FOLDER, name)
    if name.endswith((".xlsx", ".xlsm")):
        rows = rows_of_workbook(path, more.get("sheet"))
    else:
        rows = rows_of_text(path, more.get("encoding", "utf-8"), more.get("delimiter", ","))
    columns = {word: ord(letter) - ord("A") for word, letter in (pair.split("=") for pair in letters.split())}
    result = {"rows": len(rows), "refused": refused, "lines": 0, "mass_kg": 0, "quantity": 0, "loss_percent": 0}
    texts = {word: [] for word in ("name", "material", "part", "supplier", "note") if word in columns}
    for i in range(header, len(rows)):
        if i + 1 in others or i + 1 in refused:
            continue
        cell = lambda word: rows[i][columns[word]] if word in columns and columns[word] < len(rows[i]) else None
        result["lines"] += 1
        unit = MASS[cell("mass_unit")] if cell("mass_unit") else more.get("unit", 1)
        quantity = number(cell("qty"))
        each, total = number(cell("each"), unit), number(cell("total"), unit)
        result["quantity"] += quantity or 0
        result["mass_kg"] += (each or 0) * (quantity or 0) if "each" in columns else total or 0
        result["loss_percent"] += number(str(cell("loss")).rstrip("%％")) or 0 if cell("loss") is not None else 0
        for word, all_texts in texts.items():
            if cell(word) is None:
                continue
            text = re.sub(r"^[\s│├└─]+", "", re.sub(r"[\r\n]+", " ", str(cell(word))))
            text = text[1:] if re.match(r"'[=+\-@]", text) else text.replace(" 00:00:00", "")
            all_texts.append(text)
    for sum_of in ("mass_kg", "quantity", "loss_percent"):
        result[sum_of] = round(result[sum_of], 9)
    return {**result, **texts}


if __name__ == "__main__":
    present = {name for name in os.listdir(FOLDER) if not name.endswith((".json", ".py"))}
    assert present == set(ITEMS) | {"zh-no-header.xlsx"}, present ^ set(ITEMS)
    with open(os.path.join(FOLDER, "recount.json"), "w", encoding="utf-8") as file:
        lines = [f"  {json.dumps(name)}: {json.dumps(recount(name), ensure_ascii=False)}" for name in sorted(ITEMS)]
        file.write("{\n" + ",\n".join(lines) + "\n}\n")
